package io.tracemill.cli;

import io.tracemill.pipeline.model.Models;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import picocli.CommandLine;

/** A command and what it says, as it would look on a terminal. */
final class Session {
  static final Path FILES = Path.of("src/test/resources/commands");

  /** Options that name models, or a workspace whose ids are to be the same each time. */
  private static final List<String> MODELS =
      List.of("--model", "--teachers", "--judge", "--workspace");

  private static final String MADE = "made";

  private Session() {}

  /** Runs the command in the first line of {@code file} and returns the whole session. */
  static String of(Path file) throws IOException {
    String command = Files.readAllLines(file).get(0);
    Path made = Files.createTempDirectory("session");
    List<String> arguments =
        Arrays.stream(command.substring(2).split(" ")).map(word -> argument(word, made)).toList();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = runWithoutInput(arguments, out, err);
    String text = command + "\n--- out\n" + out + "--- err\n" + err + "--- exit " + exit + "\n";
    return text.replace(made.toString(), MADE).replace(FILES + "/", "").replace("\r\n", "\n");
  }

  /** Files are named as if one stood in their folder; what is made goes elsewhere. */
  private static String argument(String word, Path made) {
    if (word.startsWith(MADE + "/")) {
      return made + word.substring(MADE.length());
    }
    return Files.exists(FILES.resolve(word)) || word.startsWith("missing")
        ? FILES.resolve(word).toString()
        : word;
  }

  /** Runs a command with nothing on the standard input. */
  private static int runWithoutInput(List<String> arguments, StringWriter out, StringWriter err) {
    InputStream usual = System.in;
    System.setIn(InputStream.nullInputStream());
    try {
      return run(arguments, out, err);
    } finally {
      System.setIn(usual);
    }
  }

  /**
   * Runs a command; returns its exit code. Models are recorded, and each look at a clock takes a
   * second.
   */
  static int run(List<String> arguments, StringWriter out, StringWriter err) {
    String[] words = arguments.toArray(String[]::new);
    boolean model = MODELS.stream().anyMatch(arguments::contains);
    Optional<Integer> quick =
        model && !arguments.get(0).equals("prompt")
            ? Optional.empty()
            : QuickLine.run(words, new PrintWriter(out), new PrintWriter(err, true));
    if (quick.isPresent()) {
      return quick.get();
    }
    return run(new RecordedModels(), arguments, out, err);
  }

  /** Runs a command with models that are given. */
  static int run(Models models, List<String> arguments, StringWriter out, StringWriter err) {
    AtomicLong seconds = new AtomicLong();
    LongSupplier clock = () -> TimeUnit.SECONDS.toNanos(seconds.incrementAndGet());
    return run(FixedWorld.of(models, clock), arguments, out, err);
  }

  /** Runs a command in a world that is given. */
  static int run(World world, List<String> arguments, StringWriter out, StringWriter err) {
    String[] words = arguments.toArray(String[]::new);
    CommandLine line = RootCommand.commandLine(world);
    line.setUsageHelpAutoWidth(false);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err, true));
    return line.execute(words);
  }
}
