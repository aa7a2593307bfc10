package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code .session} file holds a command and all that it says; with {@code -Drecord=true} the
 * files are written anew, for a person to read the difference.
 */
class SessionsTest {

  static Stream<Path> sessions() throws IOException {
    try (Stream<Path> files = Files.list(Session.FILES)) {
      return files.filter(f -> f.toString().endsWith(".session")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void saysWhatIsExpected(Path file) throws IOException {
    String said = Session.of(file);
    if (Boolean.getBoolean("record")) {
      Files.writeString(file, said);
    }
    assertThat(said).isEqualTo(Files.readString(file));
  }
}
