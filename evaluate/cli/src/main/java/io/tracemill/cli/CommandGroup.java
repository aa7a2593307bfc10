package io.tracemill.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Commands of two words, of which the first is one: {@code model create}.
 *
 * @param names of the group, its own first
 */
record CommandGroup(List<String> names, List<String> commands) {
  private static final String OTHER_LIST = "ls";

  /** The group that a word names, if it does; of the others no class is loaded. */
  static Optional<CommandGroup> of(String word) {
    return switch (word) {
      case "model", "models", "m" -> group(ModelCommands.NAMES, "model", "models", "m");
      case "traces" -> group(TracesCommands.NAMES, "traces");
      case "dataset" -> group(DatasetCommands.NAMES, "dataset");
      case "teacher-evaluation" -> group(EvaluationCommands.NAMES, "teacher-evaluation");
      case "upload", "seed-dataset" -> group(UploadCommands.NAMES, "upload", "seed-dataset");
      default -> Optional.empty();
    };
  }

  private static Optional<CommandGroup> group(List<String> commands, String... names) {
    return Optional.of(new CommandGroup(List.of(names), commands));
  }

  String name() {
    return names.get(0);
  }

  /** The name of a command as a whole. */
  String whole(String command) {
    return name() + " " + command;
  }

  /**
   * The same command line, whose first word is one of the group's, in which the name of a command
   * is the first word as a whole: {@code model list} for {@code m ls}.
   */
  String[] joined(String... line) {
    String second = line.length < 2 ? "" : line[1].equals(OTHER_LIST) ? "list" : line[1];
    boolean known = commands.contains(second);
    String[] joined = Arrays.copyOfRange(line, known ? 1 : 0, line.length);
    joined[0] = known ? whole(second) : name();
    return joined;
  }
}
