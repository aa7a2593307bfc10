package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another JDK writes the same bytes: the one of {@code JAVA_HOME_25}, {@code JAVA_HOME_21} or
 * {@code JAVA_HOME_17}, or one in {@code /usr/lib/jvm}, that is not the one of the tests.
 */
@Tag("slow")
class OtherJdkTest {
  private static final Path JVMS = Path.of("/usr/lib/jvm");

  @TempDir private Path folder = Path.of("");

  static List<Sample> samples() throws IOException {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anotherJdkWritesTheSameBytes(Sample sample) throws Exception {
    Optional<Path> java = otherJava();
    assumeTrue(java.isPresent(), "needs a second JDK, such as in JAVA_HOME_25");
    Path there = folder.resolve("there");
    Path here = folder.resolve("here");

    sample.run(here);
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command(java.get(), sample, there))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(said.toFile()))
            .start();

    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    assertThat(Outputs.of(there)).as(java.get().toString()).isEqualTo(Outputs.of(here));
  }

  private static List<String> command(Path java, Sample sample, Path out) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Tracemill.class.getName());
    command.addAll(List.of("run", sample.folder().toString(), "--out", out.toString()));
    command.addAll(List.of("--data-version", String.valueOf(sample.version().ordinal())));
    return command;
  }

  private static Optional<Path> otherJava() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    for (Path home : homes()) {
      Path java = home.resolve("bin/java");
      if (Files.isExecutable(java) && !home.toRealPath().equals(own)) {
        return Optional.of(java);
      }
    }
    return Optional.empty();
  }

  private static List<Path> homes() throws IOException {
    List<Path> homes = new ArrayList<>();
    Stream.of("JAVA_HOME_25", "JAVA_HOME_21", "JAVA_HOME_17")
        .flatMap(name -> Stream.ofNullable(System.getenv(name)))
        .forEach(home -> homes.add(Path.of(home)));
    if (Files.isDirectory(JVMS)) {
      try (Stream<Path> found = Files.list(JVMS)) {
        found
            .filter(home -> home.getFileName().toString().matches(".*(17|21|25).*"))
            .sorted()
            .forEach(homes::add);
      }
    }
    return homes;
  }
}
