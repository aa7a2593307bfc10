package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Id;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model upload-traces}. */
@Command(
    name = "upload-traces",
    description = {
      "Uploads traces to a model and has them processed as tracemill run does: train, test and"
          + " unstructured files, and how good the original model was.",
      "A teachers.yaml beside the config is used on this machine, and sent nowhere."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the traces were accepted and, where it was waited for, processed",
      "1:they were not; the reason is told",
      "2:wrong use"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill model upload-traces ID --data ./traces",
      "  tracemill model upload-traces ID --traces logs.jsonl --job-description job.json \\",
      "    --config config.yaml --test curated.csv --detach"
    })
record UploadTracesCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(PlatformOptions.MODEL),
          GivenTraces.OPTIONS,
          PlatformOptions.WAITING,
          PlatformOptions.with());

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    GivenTraces.of(given);
    PlatformCommand.super.run(given, terminal);
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Id model = PlatformOptions.model(given);
    TracesDirectory files = GivenTraces.of(given);
    Node answer = opened.platform().uploadTraces(model, files);
    new AcceptedJob(opened, JobKind.UPLOAD, answer, NextStep.ofUpload(model))
        .tell("Upload successful. Upload ID:", given, terminal);
  }
}
