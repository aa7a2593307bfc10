package io.tracemill.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code tracemill}. */
@Command(
    name = "tracemill",
    description = "Turns logs of LLM calls into training data and a baseline, offline.",
    versionProvider = RootCommand.VersionLine.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      InspectCommand.class,
      ConvertCommand.class,
      RelevanceCommand.class,
      EvaluateCommand.class,
      ScoreCommand.class,
      PromptCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill run samples/banking-intents",
      "  tracemill inspect traces.jsonl",
      "  tracemill convert traces.jsonl -o rows.jsonl",
      "  tracemill relevance traces.jsonl --job-description job_description.json",
      "  tracemill evaluate --model Qwen3-0.6B --test upload/test.jsonl",
      "  tracemill score predictions.jsonl",
      "",
      "Completion for bash and zsh: source <(tracemill generate-completion)"
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** What {@code --version} says. */
  static final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"tracemill " + Version.text()};
    }
  }

  /** Made by the command line. */
  RootCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  /** Runs any command line; returns the exit code. */
  static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  /** The command line, to be run or asked. */
  static CommandLine commandLine() {
    return commandLine(World.REAL);
  }

  /** The command line of a certain world. */
  static CommandLine commandLine(World world) {
    CommandLine line = new CommandLine(new RootCommand(), new Commands(world));
    line.getCommandSpec().subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.name().equals("help"))
        .forEach(command -> command.usageMessage().hidden(true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(RootCommand::execute);
    line.setExecutionExceptionHandler(
        (failure, failed, result) -> Failures.exitCode(failure, failed.getErr()));
    line.setParameterExceptionHandler(new WrongUse());
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  private static int execute(ParseResult result) {
    for (CommandLine line : result.asCommandLineList()) {
      if (line.getCommand() instanceof QuickCommand command) {
        command.terminal().say(line.getOut(), line.getErr());
      }
    }
    return new CommandLine.RunLast().execute(result);
  }
}
