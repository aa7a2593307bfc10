package io.tracemill.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code distil login} and its like, for which there is no need. */
@Command(
    name = "login",
    aliases = {"whoami", "logout", "register"},
    description = "No account is needed on this machine: says so, and does nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "2:wrong use"})
final class NoAccountCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("No account is needed: this is Tracemill, and all stays on this machine.");
    out.flush();
  }
}
