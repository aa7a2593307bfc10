package io.tracemill.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code tracemill}. */
@Command(
    name = "tracemill",
    description = "Turns logs of LLM calls into training data and a baseline, offline.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      InspectCommand.class,
      ConvertCommand.class,
      RelevanceCommand.class,
      ScoreCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill run samples/banking-intents",
      "  tracemill inspect traces.jsonl",
      "  tracemill convert traces.jsonl -o rows.jsonl",
      "  tracemill relevance traces.jsonl --job-description job_description.json",
      "  tracemill score predictions.jsonl",
      "",
      "Completion for bash and zsh: source <(tracemill generate-completion)"
    })
public final class Tracemill implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line. */
  Tracemill() {
    spec = CommandSpec.create();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    CommandLine line = commandLine();
    System.exit(execute(line, arguments));
  }

  private static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error e) {
      return Failures.error(e, line.getErr());
    }
  }

  /** The command line, to be run or asked. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Tracemill());
    line.getCommandSpec().subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.name().equals("help"))
        .forEach(command -> command.usageMessage().hidden(true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(new Failures());
    line.setParameterExceptionHandler(new WrongUse());
    line.setUsageHelpAutoWidth(true);
    line.setOut(writer(Terminal.standardOut()));
    line.setErr(writer(System.err));
    return line;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
