package io.tracemill.prepare.fuzz;

import io.tracemill.json.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fuzzing found once, all fixtures, and some random programs: none of it fails in any way. */
final class FuzzedInputsTest {
  private static final int PROGRAMS = 300;
  private static final int LONGEST = 24;

  private interface Target {
    void take(byte[] bytes) throws IOException;
  }

  private static Target target(String name) {
    return switch (name) {
      case "files" -> FuzzFiles::fuzzerTestOneInput;
      case "formats" -> FuzzFormats::fuzzerTestOneInput;
      case "streams" -> FuzzStreams::fuzzerTestOneInput;
      case "dialects" -> FuzzDialects::fuzzerTestOneInput;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Lines of a target's name and its input in base 64. */
  @TestFactory
  Stream<DynamicTest> whatWasFound() {
    return Resources.cases("/fuzz/found.txt").stream()
        .map(
            found ->
                DynamicTest.dynamicTest(
                    found,
                    () -> {
                      String[] parts = found.split(" ");
                      target(parts[0]).take(Base64.getDecoder().decode(parts[1]));
                    }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"formats", "dialects", "streams"})
  void programsByChance(String name) throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < PROGRAMS; i++) {
      byte[] program = new byte[random.nextInt(LONGEST)];
      random.nextBytes(program);
      target(name).take(program);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/formats", "/dialects"})
  void fixturesAsFiles(String folder) throws IOException {
    List<String> lines = Seeds.under(folder);
    for (int i = 0; i < lines.size(); i++) {
      byte[] line = (" " + lines.get(i)).getBytes(StandardCharsets.UTF_8);
      line[0] = (byte) i;
      target("files").take(line);
    }
  }
}
