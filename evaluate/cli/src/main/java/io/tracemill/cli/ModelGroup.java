package io.tracemill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tracemill model}, which is nothing without a second word. */
@Command(
    name = "model",
    aliases = {"models", "m"},
    description = {
      "The platform's commands, on this machine: a model is a name for traces and what comes of"
          + " them; they are kept in a workspace.",
      "model, models and m are the same, and so are list and ls. With --server another machine does"
          + " it."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill model create banking",
      "  tracemill model upload-traces ID --data ./traces",
      "  tracemill model upload-status ID --output json",
      "  tracemill model download-traces-predictions ID"
    })
final class ModelGroup implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }
}
