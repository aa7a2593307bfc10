package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code .flow} file holds commands that follow one another in a workspace, and all that they
 * say; with {@code -Drecord=true} the files are written anew. Ids are called {@code ID-1} and so on
 * in the order in which they are first said.
 */
final class FlowsTest {
  private static final Path FLOWS = Session.FILES.resolve("flows");

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z");

  @TempDir private Path made = Path.of("");

  /** Those that were said, in this order. */
  private final List<String> ids = new ArrayList<>();

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
        said.append(line).append('\n').append(named(run(world, line.substring(2))));
      }
    }
    String text = said.toString();
    if (Boolean.getBoolean("record")) {
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }

  private String named(String said) {
    Matcher found = ID.matcher(said);
    while (found.find()) {
      if (!ids.contains(found.group())) {
        ids.add(found.group());
      }
    }
    String text = said.replace(made.toString(), "made");
    for (int at = 0; at < ids.size(); at++) {
      text = text.replace(ids.get(at), "ID-" + (at + 1));
    }
    return TIME.matcher(text).replaceAll("TIME");
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
    if (word.startsWith("ID-")) {
      return ids.get(Integer.parseInt(word.substring(3)) - 1);
    }
    if (word.startsWith("made/")) {
      return made + word.substring("made".length());
    }
    Path file = FLOWS.resolve(word);
    return Files.exists(file) ? file.toString() : word;
  }
}
