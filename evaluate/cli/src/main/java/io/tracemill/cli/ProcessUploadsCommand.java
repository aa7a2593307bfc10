package io.tracemill.cli;

import io.tracemill.platform.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model process-uploads}. */
@Command(
    name = "process-uploads",
    description =
        "Processes the uploads that wait in the workspace, and those that a process left in their"
            + " middle. The hosted service has no such command.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:none waits", "1:the workspace cannot be used", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = "  tracemill model process-uploads")
record ProcessUploadsCommand(World world) implements Subcommand {
  private static final List<Option> OPTIONS =
      List.of(Terminal.OPTIONS.get(0), PlatformOptions.WORKSPACE);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    Path root = PlatformOptions.workspace(given, world);
    Workspace workspace = PlatformOptions.workspace(root, world);
    try (LocalWaiting waiting = new LocalWaiting(workspace, root, world, terminal)) {
      waiting.processAll();
    }
  }
}
