package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code .flow} file holds commands that follow one another in a workspace, and all that they
 * say; with {@code -Drecord=true} the files are written anew.
 */
final class FlowsTest {
  private static final Path FLOWS = Session.FILES.resolve("flows");

  @TempDir private Path made = Path.of("");

  static Stream<Path> flows() throws IOException {
    try (Stream<Path> files = Files.list(FLOWS)) {
      return files.filter(f -> f.toString().endsWith(".flow")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("flows")
  void saysWhatIsExpected(Path file) throws IOException {
    AtomicLong seconds = new AtomicLong();
    World world =
        FixedWorld.of(
            new RecordedModels(), () -> TimeUnit.SECONDS.toNanos(seconds.incrementAndGet()));
    StringBuilder said = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("$ ")) {
        said.append(line).append('\n').append(run(world, line.substring(2)));
      }
    }
    String text = said.toString().replace(made.toString(), "made");
    if (Boolean.getBoolean("record")) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private String run(World world, String command) throws IOException {
    List<String> words = Arrays.stream(command.split(" ")).map(this::argument).toList();
    if (words.get(0).equals("cat")) {
      return Files.readString(Path.of(words.get(1)));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Session.run(world, words, out, err);
    return out + (err.toString().isEmpty() ? "" : "--- err\n" + err) + "--- exit " + exit + "\n";
  }

  private String argument(String word) {
    if (word.startsWith("made/")) {
      return made + word.substring("made".length());
    }
    Path file = FLOWS.resolve(word);
    return Files.exists(file) ? file.toString() : word;
  }
}
