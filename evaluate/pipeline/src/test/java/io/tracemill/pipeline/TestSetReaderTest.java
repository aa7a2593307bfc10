package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of rows, and its rows or what is wrong with it, in the {@code .txt} beside it. */
class TestSetReaderTest {
  private static final Path FILES = Path.of("src/test/resources/test-sets");

  static Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".txt"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsOrSaysWhy(String name) throws IOException {
    assertThat(read(FILES.resolve(name)) + "\n")
        .isEqualTo(Files.readString(FILES.resolve(name + ".txt")));
  }

  private static String read(Path file) throws IOException {
    try {
      return TestSetReader.read(file).rows().stream()
          .map(TestSetReaderTest::shown)
          .collect(Collectors.joining("\n"));
    } catch (NotAcceptable e) {
      return "not acceptable: " + e.getMessage();
    }
  }

  private static String shown(Line row) {
    return row.source() + ":" + row.number() + " " + new Slice(row.bytes(), row.start(), row.end());
  }
}
