package io.tracemill.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** A command and what it says, as it would look on a terminal. */
final class Session {
  static final Path FILES = Path.of("src/test/resources/commands");

  private Session() {}

  /** Runs the command in the first line of {@code file} and returns the whole session. */
  static String of(Path file) throws IOException {
    String command = Files.readAllLines(file).get(0);
    List<String> arguments =
        Arrays.stream(command.substring(2).split(" ")).map(Session::argument).toList();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = run(arguments, out, err);
    String text = command + "\n--- out\n" + out + "--- err\n" + err + "--- exit " + exit + "\n";
    return text.replace(FILES + "/", "").replace("\r\n", "\n");
  }

  /** Files are named as if one stood in their folder. */
  private static String argument(String word) {
    return Files.exists(FILES.resolve(word)) || word.startsWith("missing")
        ? FILES.resolve(word).toString()
        : word;
  }

  /** Runs a command; returns its exit code. */
  static int run(List<String> arguments, StringWriter out, StringWriter err) {
    String[] words = arguments.toArray(String[]::new);
    Optional<Integer> quick =
        QuickLine.run(words, new PrintWriter(out), new PrintWriter(err, true));
    if (quick.isPresent()) {
      return quick.get();
    }
    CommandLine line = RootCommand.commandLine();
    line.setUsageHelpAutoWidth(false);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(words);
  }
}
