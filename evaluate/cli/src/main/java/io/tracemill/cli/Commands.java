package io.tracemill.cli;

import java.util.List;
import java.util.Optional;

/** The commands; of those that are not asked for, no class is loaded. */
final class Commands {
  /** Their names, in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "run",
          "record",
          "inspect",
          "init",
          "convert",
          "relevance",
          "evaluate",
          "score",
          "compare",
          "report",
          "export",
          "judge-check",
          "teachers",
          "prompt",
          "serve",
          "access-token");

  /** The first words of those of two, in the order of the help. */
  static final List<String> GROUPS =
      List.of("model", "traces", "dataset", "teacher-evaluation", "upload");

  /** These, and what else they are called. */
  private static final List<String> FIRST_WORDS =
      List.of(
          "model",
          "models",
          "m",
          "traces",
          "dataset",
          "teacher-evaluation",
          "upload",
          "seed-dataset");

  private Commands() {}

  /** The command in the world as it is. */
  static Optional<Subcommand> named(String name) {
    return switch (name) {
      case "run" -> Optional.of(new RunCommand(World.REAL));
      case "record" -> Optional.of(new RecordCommand());
      case "inspect" -> Optional.of(new InspectCommand());
      case "init" -> Optional.of(new InitCommand());
      case "convert" -> Optional.of(new ConvertCommand());
      case "relevance" -> Optional.of(new RelevanceCommand(World.REAL));
      case "evaluate" -> Optional.of(new EvaluateCommand(World.REAL));
      case "score" -> Optional.of(new ScoreCommand(World.REAL));
      case "compare" -> Optional.of(new CompareCommand(World.REAL));
      case "report" -> Optional.of(new ReportCommand(World.REAL));
      case "export" -> Optional.of(new ExportCommand());
      case "judge-check" -> Optional.of(new JudgeCheckCommand(World.REAL));
      case "teachers" -> Optional.of(new TeachersCommand(World.REAL));
      case "prompt" -> Optional.of(new PromptCommand());
      case "serve" -> Optional.of(new ServeCommand(World.REAL));
      case "access-token" -> Optional.of(new AccessTokenCommand(World.REAL));
      default -> inGroup(name, Optional.empty());
    };
  }

  /** The same in another world, for those that look at it. */
  static Optional<Subcommand> named(String name, World world) {
    return switch (name) {
      case "run" -> Optional.of(new RunCommand(world));
      case "relevance" -> Optional.of(new RelevanceCommand(world));
      case "evaluate" -> Optional.of(new EvaluateCommand(world));
      case "score" -> Optional.of(new ScoreCommand(world));
      case "compare" -> Optional.of(new CompareCommand(world));
      case "report" -> Optional.of(new ReportCommand(world));
      case "judge-check" -> Optional.of(new JudgeCheckCommand(world));
      case "teachers" -> Optional.of(new TeachersCommand(world));
      case "serve" -> Optional.of(new ServeCommand(world));
      case "access-token" -> Optional.of(new AccessTokenCommand(world));
      default -> inGroup(name, Optional.of(world)).or(() -> named(name));
    };
  }

  /** One of two words; no world is made for others. */
  private static Optional<Subcommand> inGroup(String name, Optional<World> world) {
    int blank = name.indexOf(' ');
    if (blank < 0) {
      return Optional.empty();
    }
    String command = name.substring(blank + 1);
    return switch (name.substring(0, blank)) {
      case "model" -> ModelCommands.named(command, world.orElse(World.REAL));
      case "traces" -> TracesCommands.named(command, world.orElse(World.REAL));
      case "dataset" -> DatasetCommands.named(command, world.orElse(World.REAL));
      case "teacher-evaluation" -> EvaluationCommands.named(command, world.orElse(World.REAL));
      case "upload" -> UploadCommands.named(command, world.orElse(World.REAL));
      default -> Optional.empty();
    };
  }

  /**
   * The same command line, in which a name of two words is the first one as a whole; empty where
   * that is so already.
   */
  static String[] joined(String... line) {
    if (line.length > 0 && line[0].indexOf(' ') >= 0) {
      return new String[0];
    }
    return line.length > 0 && FIRST_WORDS.contains(line[0])
        ? CommandGroup.of(line[0]).orElseThrow().joined(line)
        : line;
  }

  /** Runs a command that was understood; returns its exit code. */
  static int run(Subcommand command, Given given, Terminal terminal) {
    try {
      command.run(given, terminal);
      return ExitCodes.OK;
    } catch (Exception e) {
      return command.failed(e, terminal);
    }
  }
}
