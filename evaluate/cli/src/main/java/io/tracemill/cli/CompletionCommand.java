package io.tracemill.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tracemill generate-completion}. */
@Command(
    name = "generate-completion",
    description = "Prints a script that completes commands, options and files in bash and zsh.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = "  source <(tracemill generate-completion)")
final class CompletionCommand implements Runnable {
  /** It takes the names of files away where the type of an option or argument is not a path. */
  private static final String NO_FILES = "  type compopt &>/dev/null && compopt +o default\n";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(root.getCommandName(), root).replace(NO_FILES, "") + "\n");
    out.flush();
  }
}
