package io.tracemill.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands plain command lines without picocli, whose look at every command takes longer than a
 * small conversion.
 *
 * <p>Whatever is not plain (a mistake, help on a terminal, an unusual spelling) is left to picocli
 * as a whole: a command line that is taken here means the same there.
 */
final class QuickLine {
  private final List<Option> options;
  private final Map<String, List<String>> said = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  private QuickLine(List<Option> options) {
    this.options = options;
  }

  /** Runs a plain command line; returns its exit code, or nothing where it is not plain. */
  static Optional<Integer> run(String[] words, PrintWriter out, PrintWriter err) {
    String[] line = CommandGroup.joined(words);
    Optional<String> help = QuickHelp.of(line);
    if (help.isPresent()) {
      out.print(help.get());
      out.flush();
      return Optional.of(ExitCodes.OK);
    }
    Optional<Subcommand> command = line.length == 0 ? Optional.empty() : Commands.named(line[0]);
    if (command.isEmpty()) {
      return Optional.empty();
    }
    Optional<Given> given = parse(command.get(), line);
    return given.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Commands.run(
                command.get(),
                given.get(),
                new Terminal(command.get().options(), given.get(), out, err)));
  }

  /** What {@code line} says, whose first word is the command's name, if it is plain. */
  static Optional<Given> parse(Subcommand command, String... line) {
    QuickLine quick = new QuickLine(command.options());
    return quick.take(line) && quick.takeArguments() && quick.hasAllNeeded()
        ? Optional.of(new Given(quick.said))
        : Optional.empty();
  }

  private boolean take(String... line) {
    for (int at = 1; at < line.length; at++) {
      String word = line[at];
      if (isArgument(word)) {
        arguments.add(word);
        continue;
      }
      Optional<Option> option = isNew(word) ? option(word) : Optional.empty();
      if (option.isEmpty() || said.containsKey(option.get().setting())) {
        return false;
      } else if (option.get().kind() == Option.Kind.FLAG) {
        said.put(option.get().setting(), List.of(option.get().setting()));
      } else {
        at++;
        if (at == line.length || !isArgument(line[at]) || !take(option.get(), line[at])) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean take(Option option, String value) {
    Optional<List<String>> words = option.plainly(value);
    if (words.isPresent()) {
      said.put(option.setting(), words.get());
    }
    return words.isPresent();
  }

  private Optional<Option> option(String name) {
    for (Option option : options) {
      if (option.names().contains(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  private boolean takeArguments() {
    for (Option option : options) {
      boolean fits = option.presence() == Option.Presence.REPEATED || arguments.size() == 1;
      if (option.isArgument() && fits && !arguments.isEmpty()) {
        said.put(option.setting(), List.copyOf(arguments));
        arguments.clear();
      }
    }
    return arguments.isEmpty();
  }

  private boolean hasAllNeeded() {
    for (Option option : options) {
      if (option.isNeeded() && !said.containsKey(option.setting())) {
        return false;
      }
    }
    return true;
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
}
