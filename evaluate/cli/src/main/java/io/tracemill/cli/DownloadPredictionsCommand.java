package io.tracemill.cli;

import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model download-traces-predictions}. */
@Command(
    name = "download-traces-predictions",
    description =
        "Writes what the original model answered for each row of the test set of a model's newest"
            + " upload.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the upload has not succeeded, or nobody to ask; nothing was written",
      "2:wrong use"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill model download-traces-predictions ID",
      "  tracemill model download-traces-predictions ID --file-name predictions.jsonl"
    })
record DownloadPredictionsCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS =
      PlatformOptions.with(
          PlatformOptions.MODEL, Downloads.fileName("ID-traces-predictions.jsonl"));

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Id model = PlatformOptions.model(given);
    Download predictions = platform.predictions(Uploads.newest(platform, model));
    Downloads.predictions(predictions, model + "-traces-predictions.jsonl", given, terminal);
  }
}
