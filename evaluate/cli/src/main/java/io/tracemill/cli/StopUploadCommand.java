package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code tracemill model stop-upload}. */
@Command(
    name = "stop-upload",
    description =
        "Ends a model's newest upload where it is; one that has ended stays as it is. The hosted"
            + " service has no such command.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:there is no upload, or nobody to ask", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = "  tracemill model stop-upload ID")
record StopUploadCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS = PlatformOptions.with(PlatformOptions.MODEL);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Id upload = Uploads.newest(platform, PlatformOptions.model(given));
    Node status = platform.stopUpload(upload);
    terminal.answer(status, UploadText.of(upload, status, Optional.empty()));
  }
}
