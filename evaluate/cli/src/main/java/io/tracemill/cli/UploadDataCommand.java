package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.platform.DataFiles;
import io.tracemill.platform.Id;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code tracemill model upload-data}. */
@Command(
    name = "upload-data",
    description = "Uploads data that is ready to a model, to be kept as it is.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:it was not accepted; the reason is told", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill model upload-data ID --data banking",
      "  tracemill model upload-data ID --job-description job.json --train train.csv \\",
      "    --test test.csv --dry-run"
    })
record UploadDataCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(PlatformOptions.MODEL),
          GivenData.OPTIONS,
          List.of(Option.flag("--dry-run", "Look at the files only; nothing is uploaded.")),
          PlatformOptions.with());

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    DataFiles files = GivenData.of(given);
    if (!given.has("dry-run")) {
      PlatformCommand.super.run(given, terminal);
      return;
    }
    check(files);
    JsonText json = new JsonText(Layout.INDENTED).beginObject().name("files").beginArray();
    GivenData.all(files).forEach(file -> json.value(file.toString()));
    String names = GivenData.all(files).map(Path::toString).collect(Collectors.joining(", "));
    terminal.result(
        json.endArray().endObject().toString(), "Nothing was uploaded. All is there: " + names);
  }

  private static void check(DataFiles files) {
    Problems problems = new Problems();
    Document.read(files.jobDescription(), problems);
    files.config().ifPresent(config -> Document.read(config, problems));
    problems.throwIfAny();
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Id model = PlatformOptions.model(given);
    Node answer = opened.platform().uploadData(model, GivenData.of(given));
    terminal.answer(answer, "Upload successful. Upload ID: " + Uploads.of(answer));
  }
}
