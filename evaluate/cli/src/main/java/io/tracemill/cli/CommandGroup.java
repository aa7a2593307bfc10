package io.tracemill.cli;

import java.util.Arrays;
import java.util.List;

/**
 * Commands of two words, of which the first is one: {@code model create}.
 *
 * @param names of the group, its own first
 */
record CommandGroup(List<String> names, List<String> commands) {
  /** The platform's commands. */
  static final CommandGroup MODEL =
      new CommandGroup(List.of("model", "models", "m"), ModelCommands.NAMES);

  /** All groups. */
  static final List<CommandGroup> ALL = List.of(MODEL);

  private static final String OTHER_LIST = "ls";

  String name() {
    return names.get(0);
  }

  /** The name of a command as a whole. */
  String whole(String command) {
    return name() + " " + command;
  }

  /**
   * The same command line, in which the name of a command is the first word as a whole, such as
   * {@code model list} for {@code m ls}; empty where that word is already one of two.
   */
  static String[] joined(String... line) {
    if (line.length > 0 && line[0].indexOf(' ') >= 0) {
      return new String[0];
    }
    for (CommandGroup group : ALL) {
      if (line.length > 0 && group.names.contains(line[0])) {
        return group.join(line);
      }
    }
    return line;
  }

  private String[] join(String... line) {
    String second = line.length < 2 ? "" : line[1].equals(OTHER_LIST) ? "list" : line[1];
    boolean known = commands.contains(second);
    String[] joined = Arrays.copyOfRange(line, known ? 1 : 0, line.length);
    joined[0] = known ? whole(second) : name();
    return joined;
  }
}
