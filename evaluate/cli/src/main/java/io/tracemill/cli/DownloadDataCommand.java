package io.tracemill.cli;

import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model download-data}. */
@Command(
    name = "download-data",
    description =
        "Writes the processed files of a model's newest upload into a directory: train, test and"
            + " unstructured rows, config and job description, which can be uploaded as they are.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the upload has not succeeded, or nobody to ask; nothing was written",
      "2:wrong use, or a DIR that holds other files"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill model download-data ID",
      "  tracemill model download-data ID --destination banking"
    })
record DownloadDataCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS =
      PlatformOptions.with(PlatformOptions.MODEL, Downloads.destination("ID-data"));

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Id model = PlatformOptions.model(given);
    List<Download> files = platform.data(Uploads.newest(platform, model));
    Path directory = Downloads.directory(given, model + "-data");
    Downloads.directory("Data", files, directory, terminal);
  }
}
