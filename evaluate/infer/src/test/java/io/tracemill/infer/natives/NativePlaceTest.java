package io.tracemill.infer.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativePlaceTest {
  private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x86_64, .cache/tracemill",
    "Linux, aarch64, linux-aarch64, .cache/tracemill",
    "Mac OS X, aarch64, osx-aarch64, Library/Caches/tracemill",
    "Windows 11, amd64, win-x86_64, AppData/Local/tracemill",
    "FreeBSD, amd64, freebsd-x86_64, .cache/tracemill",
  })
  void eachSystemHasItsPlace(String name, String architecture, String platform, String cache) {
    NativeTarget found = NativeTarget.of(name, architecture);

    assertThat(found).hasToString(platform);
    assertThat(NativePlace.ofUser(Map.of(), HOME, found).cache()).isEqualTo(HOME.resolve(cache));
  }

  @Test
  void environmentMovesIt() {
    NativeTarget linux = NativeTarget.of("Linux", "amd64");
    String xdg = HOME.resolve("x").toString();

    assertThat(NativePlace.ofUser(Map.of("XDG_CACHE_HOME", xdg), HOME, linux).cache())
        .isEqualTo(HOME.resolve("x/tracemill"));
    assertThat(NativePlace.ofUser(Map.of("XDG_CACHE_HOME", "relative"), HOME, linux).cache())
        .isEqualTo(HOME.resolve(".cache/tracemill"));
    assertThat(
            NativePlace.ofUser(
                    Map.of("XDG_CACHE_HOME", xdg, "DJL_CACHE_DIR", "/d", "ENGINE_CACHE_DIR", ""),
                    HOME,
                    linux)
                .cache())
        .isEqualTo(Path.of("/d").toAbsolutePath());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DJL_OFFLINE", "OPT_OUT_TRACKING"})
  void environmentCannotOpenTheNetwork(String name) {
    assertThatThrownBy(() -> Offline.set(new NativePlace(HOME, Map.of(name, "false"))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the environment says %s=false, but nothing here goes over the network: unset it",
            name);
    assertThatCode(() -> Offline.set(new NativePlace(HOME, Map.of(name, "true"))))
        .doesNotThrowAnyException();
  }
}
