package io.tracemill.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands plain command lines without picocli, whose look at every annotation takes longer than
 * a small conversion.
 *
 * <p>Whatever is not plain (a mistake, help on a terminal, an unusual spelling) is left to picocli
 * as a whole: a command line that is taken here means the same there.
 */
final class QuickLine {
  private final QuickCommand command;
  private final Set<String> seen = new HashSet<>();
  private final List<String> arguments = new ArrayList<>();

  private QuickLine(QuickCommand command) {
    this.command = command;
  }

  /** Runs a plain command line; returns its exit code, or nothing where it is not plain. */
  static Optional<Integer> run(String[] line, PrintWriter out, PrintWriter err) {
    Optional<String> help = QuickHelp.of(line);
    if (help.isPresent()) {
      out.print(help.get());
      out.flush();
      return Optional.of(ExitCodes.OK);
    }
    try {
      Optional<QuickCommand> command = parse(line);
      if (command.isEmpty()) {
        return Optional.empty();
      }
      command.get().terminal().say(out, err);
      return Optional.of(command.get().call());
    } catch (Exception e) {
      return Optional.of(Failures.exitCode(e, err));
    }
  }

  /** The command with its options, or nothing where the line is not plain. */
  static Optional<QuickCommand> parse(String... line) {
    Optional<QuickCommand> command = line.length == 0 ? Optional.empty() : named(line[0]);
    boolean plain = command.isPresent() && new QuickLine(command.get()).take(line);
    return plain ? command : Optional.empty();
  }

  static Optional<QuickCommand> named(String name) {
    return switch (name) {
      case "run" -> Optional.of(new RunCommand(World.REAL));
      case "inspect" -> Optional.of(new InspectCommand());
      case "convert" -> Optional.of(new ConvertCommand());
      case "relevance" -> Optional.of(new RelevanceCommand());
      case "evaluate" -> Optional.of(new EvaluateCommand(World.REAL));
      case "score" -> Optional.of(new ScoreCommand());
      case "prompt" -> Optional.of(new PromptCommand());
      default -> Optional.empty();
    };
  }

  private boolean take(String... line) {
    for (int at = 1; at < line.length; at++) {
      String word = line[at];
      if (isArgument(word)) {
        arguments.add(word);
      } else if (!isNew(word)) {
        return false;
      } else if (!command.flag(word)) {
        at++;
        if (at == line.length || !isArgument(line[at]) || !command.option(word, line[at])) {
          return false;
        }
      }
    }
    return command.arguments(arguments);
  }

  /** Picocli replaces {@code @file} by what the file holds: no argument, and no option here. */
  private static boolean isArgument(String word) {
    boolean special = word.isEmpty() || word.startsWith("-") || word.startsWith("@");
    return !special || word.equals("-");
  }

  private boolean isNew(String option) {
    for (String other : seen) {
      if (same(option, other)) {
        return false;
      }
    }
    return seen.add(option);
  }

  /** Whether these may be one option: {@code -o} and {@code --out} are, by their first letter. */
  private static boolean same(String one, String other) {
    return one.equals(other)
        || one.startsWith("-" + other.substring(0, 2))
        || other.startsWith("-" + one.substring(0, 2));
  }

  /** A count as it is usually written. */
  static Optional<Integer> count(String value) {
    boolean plain = value.length() < 10 && !value.isEmpty() && value.charAt(0) != '0';
    for (int at = 0; at < value.length(); at++) {
      plain &= value.charAt(at) >= '0' && value.charAt(at) <= '9';
    }
    return plain ? Optional.of(Integer.valueOf(value)) : Optional.empty();
  }
}
