package io.tracemill.cli;

import io.tracemill.pipeline.Version;
import java.io.PrintWriter;
import java.util.List;
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
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill run samples/banking-intents",
      "  tracemill record --upstream https://api.openai.com/v1",
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
    CommandLine line = Tracemill.isDistil() ? DistilCommand.commandLine() : commandLine();
    return line.setOut(out).setErr(err).execute(arguments);
  }

  /** The command line, to be run or asked. */
  static CommandLine commandLine() {
    return commandLine(World.REAL);
  }

  /** The command line of a certain world. */
  static CommandLine commandLine(World world) {
    CommandLine line = new CommandLine(new RootCommand());
    for (String name : Commands.NAMES) {
      line.addSubcommand(PicocliOptions.spec(Commands.named(name, world).orElseThrow()));
    }
    addGroups(line, world);
    line.addSubcommand(new CompletionCommand());
    return configured(line);
  }

  /** The same command line, which behaves as all do. */
  static CommandLine configured(CommandLine line) {
    CommandLine help = new CommandLine(new HelpCommand());
    help.getCommandSpec().usageMessage().hidden(true);
    line.addSubcommand(help);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(RootCommand::execute);
    line.setExecutionExceptionHandler(
        (failure, failed, result) ->
            Failures.exitCode(failure, new SettingNames(List.of()), failed.getErr()));
    line.setParameterExceptionHandler(new WrongUse());
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  /** Adds the commands of two words. */
  static void addGroups(CommandLine line, World world) {
    for (String name : Commands.GROUPS) {
      line.addSubcommand(group(CommandGroup.of(name).orElseThrow(), world));
    }
  }

  private static CommandLine group(CommandGroup group, World world) {
    CommandLine line = new CommandLine(PicocliOptions.spec(group));
    for (String name : group.commands()) {
      CommandSpec command =
          PicocliOptions.spec(Commands.named(group.whole(name), world).orElseThrow());
      line.addSubcommand(command);
    }
    return line;
  }

  private static int execute(ParseResult all) {
    ParseResult last = all;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    CommandLine line = last.commandSpec().commandLine();
    Integer help = CommandLine.executeHelpRequest(all);
    if (help == null && last.commandSpec().userObject() instanceof Subcommand command) {
      Given given = PicocliOptions.given(command, last);
      Terminal terminal = new Terminal(command.options(), given, line.getOut(), line.getErr());
      return Commands.run(command, given, terminal);
    }
    return help == null ? new CommandLine.RunLast().execute(all) : help;
  }
}
