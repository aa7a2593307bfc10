package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code tracemill model upload-status}. */
@Command(
    name = "upload-status",
    description = {
      "Says how far a model's newest upload is, and, when it has succeeded, how good the original"
          + " model was on the test set.",
      "JOB_RUNNING until it ends: in JOB_SUCCESS, JOB_FAILURE or JOB_STOPPED."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success, whatever became of the upload",
      "1:there is no upload, or nobody to ask",
      "2:wrong use"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill model upload-status ID",
      "  tracemill model upload-status ID --output json | jq -r .status"
    })
record UploadStatusCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS =
      PlatformOptions.with(
          PlatformOptions.MODEL,
          Option.flag("-l, --logs", "Show what was said while it was processed, too."));

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Id upload = Uploads.newest(platform, PlatformOptions.model(given));
    Node status = platform.uploadStatus(upload);
    Optional<Node> logs =
        given.has("logs") ? Optional.of(platform.uploadLogs(upload)) : Optional.empty();
    if (terminal.json()) {
      terminal.exactly(UploadText.json(status, logs) + "\n");
    } else {
      terminal.exactly(UploadText.of(upload, status, logs));
    }
    if (logs.isEmpty() && status.field(Name.of("status")).text().equals("JOB_FAILURE")) {
      terminal.note(NextStep.ofFailure(given.of("model").orElseThrow()));
    }
    if (opened.waiting().isForsaken()) {
      terminal.note(NextStep.ofForsaken());
    }
  }
}
