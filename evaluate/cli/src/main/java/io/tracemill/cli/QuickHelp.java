package io.tracemill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The help of commands as {@link HelpFiles} wrote it down when Tracemill was built.
 *
 * <p>On a terminal, whose width and colours matter, picocli makes it anew.
 */
final class QuickHelp {
  private QuickHelp() {}

  /** The help that {@code line} asks for, if that is all it asks for. */
  static Optional<String> of(String... line) {
    if (line.length == 1 && isHelp(line[0])) {
      return text("tracemill");
    } else if (line.length == 2 && isHelp(line[1]) && isKnown(line[0])) {
      return text(line[0]);
    }
    return Optional.empty();
  }

  private static boolean isKnown(String name) {
    return Commands.NAMES.contains(name)
        || Commands.GROUPS.contains(name)
        || name.indexOf(' ') > 0; // Only those that are known were joined.
  }

  /** As the launcher says: to ask System.console() would take longer than all else. */
  private static boolean withoutTerminal() {
    return "false".equals(System.getProperty("tracemill.console"))
        && System.getenv("CLICOLOR_FORCE") == null;
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h");
  }

  /** The file that holds the help of a command, whose name may be of two words. */
  static String fileOf(String command) {
    return "help/" + command.replace(' ', '-') + ".txt";
  }

  private static Optional<String> text(String command) {
    if (!withoutTerminal()) {
      return Optional.empty();
    }
    try (InputStream in = QuickHelp.class.getResourceAsStream(fileOf(command))) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
