package io.tracemill.cli;

import io.tracemill.platform.workspace.Workspace;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill access-token}. */
@Command(
    name = "access-token",
    description =
        "Prints the token that tracemill serve wants to see from who asks: whoever has it may do"
            + " all.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:the workspace cannot be used", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  curl -H \"Authorization: Bearer $(tracemill access-token)\" \\",
      "    http://127.0.0.1:8765/models"
    })
record AccessTokenCommand(World world) implements Subcommand {
  private static final List<Option> OPTIONS = List.of(PlatformOptions.WORKSPACE);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    try (Workspace workspace =
        PlatformOptions.workspace(PlatformOptions.workspace(given, world), world)) {
      terminal.exactly(workspace.token() + "\n");
    }
  }
}
