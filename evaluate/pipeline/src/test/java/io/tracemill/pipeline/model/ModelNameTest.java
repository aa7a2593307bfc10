package io.tracemill.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeacherEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelNameTest {
  private static final Path CASES = Path.of("src/test/resources/words/models.txt");

  static Stream<String> cases() throws IOException {
    return Files.readAllLines(CASES).stream().filter(line -> !line.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isADirectoryOrAnEndpoint(String line) {
    String[] sides = line.split(" ?-> ", 2);
    Problems problems = new Problems();

    Optional<ModelName> name = ModelName.read(sides[0], problems);

    String said = name.map(ModelNameTest::shown).orElseGet(() -> problems.all().get(0).toString());
    assertThat(said).isEqualTo(sides[1]);
    assertThat(problems.errors()).isEqualTo(name.isPresent() ? 0 : 1);
  }

  private static String shown(ModelName name) {
    String what =
        name instanceof ModelName.Entry named
                && named.entry().kind() instanceof TeacherEntry.Endpoint endpoint
            ? "endpoint " + endpoint.address() + " " + endpoint.model().orElseThrow()
            : "directory " + name;
    return what + "; " + name.shortName();
  }
}
