package io.tracemill.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code distil}: what the program is when it is called by that name, for scripts that
 * were written for the platform's own.
 */
@Command(
    name = "distil",
    description = {
      "The platform's commands for traces and data, on this machine: this is Tracemill under another"
          + " name, not the platform's own program.",
      "No account is needed. Training and what follows it are not here."
    },
    versionProvider = RootCommand.VersionLine.class,
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  distil model create banking",
      "  distil model upload-traces ID --data ./traces",
      "  distil model upload-status ID --output json",
      "  distil dataset create --data ./banking"
    })
final class DistilCommand implements Runnable {
  /** The commands of one word that it shares with {@code tracemill}. */
  private static final List<String> SHARED = List.of("access-token");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  /** The command line, to be run or asked. */
  static CommandLine commandLine() {
    World world = World.REAL;
    CommandLine line = new CommandLine(new DistilCommand());
    RootCommand.addGroups(line, world);
    for (String name : SHARED) {
      line.addSubcommand(PicocliOptions.spec(Commands.named(name, world).orElseThrow()));
    }
    line.addSubcommand(new NoAccountCommand());
    return RootCommand.configured(line);
  }
}
