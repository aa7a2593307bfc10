package io.tracemill.serve.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a platform may be, and who is told of it. */
final class PlatformAddressTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8765/, http://127.0.0.1:8765, true, false",
    "http://localhost, http://localhost, true, false",
    "http://[::1]:80//, http://[::1]:80, true, false",
    "https://api.distillabs.ai, https://api.distillabs.ai, false, false",
    "http://10.0.0.7/v1, http://10.0.0.7/v1, false, true",
    "http://127.0.0.1.evil.example, http://127.0.0.1.evil.example, false, true",
  })
  void isRead(String text, String base, boolean loopback, boolean open) {
    PlatformAddress address = PlatformAddress.of(text);

    assertThat(address).hasToString(base);
    assertThat(address.isLoopback()).isEqualTo(loopback);
    assertThat(address.isOpen()).isEqualTo(open);
    assertThat(address.at("/models")).hasToString(base + "/models");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8000",
        "127.0.0.1",
        "",
        "ftp://x",
        "http://",
        "http://x?a=b",
        "http://x#a",
        "http://a b",
        "file:///x"
      })
  void isNone(String text) {
    assertThatThrownBy(() -> PlatformAddress.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected an address such as http://127.0.0.1:8765 but found " + text);
  }

  @Test
  void passwordIsNotShown() {
    assertThatThrownBy(() -> PlatformAddress.of("https://me:secret@x"))
        .hasMessage("expected an address such as http://127.0.0.1:8765 but found https://...@x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "two words", "ü", "a\nb"})
  void tokenThatIsNone(String text) {
    assertThatThrownBy(() -> Bearer.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the token ")
        .hasMessageNotContaining("words");
  }

  @Test
  void tokenIsNotShown() {
    assertThat(Bearer.of(" t0ken\n")).hasToString("[token]");
    assertThat(Bearer.of(" t0ken\n").authorization()).isEqualTo("Bearer t0ken");
  }
}
