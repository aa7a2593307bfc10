package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.OutputDirectory;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
      PlatformOptions.with(
          PlatformOptions.MODEL,
          new Option(
              List.of("--destination", "-d", "--data-destination", "--output-dir"),
              "out",
              "DIR",
              Option.Kind.TEXT,
              List.of(),
              Option.Presence.OPTIONAL,
              List.of(
                  "The directory to make; an earlier download there is replaced. Default:"
                      + " ID-data.")));

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Id model = PlatformOptions.model(given);
    List<Download> files = platform.data(Uploads.newest(platform, model));
    Path directory = Path.of(given.of("out").orElse(model + "-data"));
    write(files, directory);
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("directory").value(directory.toString()).name("files").beginArray();
    files.forEach(file -> json.value(file.name()));
    String names = String.join(", ", files.stream().map(Download::name).toList());
    terminal.result(
        json.endArray().endObject().toString(), "Data: " + directory + " (" + names + ")");
  }

  private static void write(List<Download> files, Path directory) throws IOException {
    Set<String> names = new HashSet<>(GivenData.names());
    files.forEach(file -> names.add(file.name()));
    try (DirectoryClaim claim = DirectoryClaim.of(directory);
        OutputDirectory made = OutputDirectory.create(claim, true, names, () -> {})) {
      for (Download file : files) {
        try (InputStream in = file.open()) {
          in.transferTo(made.file(file.name()));
        }
      }
      made.complete();
    }
  }
}
