package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.platform.Id;
import io.tracemill.platform.TraceProcessing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model reprocess-traces}. */
@Command(
    name = "reprocess-traces",
    description =
        "Has the traces that a model got last processed again in another way: a new upload. Only"
            + " trace_processing counts; all else stays as it was first sent.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was accepted and, where it was waited for, processed",
      "1:it was not; the reason is told",
      "2:wrong use"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill model reprocess-traces ID --config config.yaml",
      "  tracemill model reprocess-traces ID --trace-processing-config stricter.yaml"
    })
record ReprocessTracesCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              PlatformOptions.MODEL,
              Option.text(
                  "--config, -c",
                  "FILE",
                  "A config, of which the section trace_processing counts."),
              Option.text("--trace-processing-config, -t", "FILE", "That section alone.")),
          PlatformOptions.WAITING,
          PlatformOptions.with());

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    processing(given);
    PlatformCommand.super.run(given, terminal);
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Id model = PlatformOptions.model(given);
    Node answer = opened.platform().reprocess(model, processing(given));
    new AcceptedJob(opened, JobKind.UPLOAD, answer, NextStep.ofUpload(model))
        .tell("Processing started. Upload ID:", given, terminal);
  }

  private static TraceProcessing processing(Given given) {
    Problems problems = new Problems();
    boolean whole = given.has("config");
    if (whole == given.has("trace-processing-config")) {
      problems.use("expected `config` or `trace-processing-config`, one of them");
      throw problems.exception();
    }
    TraceProcessing.Form form = whole ? TraceProcessing.Form.CONFIG : TraceProcessing.Form.SECTION;
    Path file = Path.of(given.of(whole ? "config" : "trace-processing-config").orElseThrow());
    if (!Files.isRegularFile(file)) {
      RequiredFile.missing(file.toString(), problems);
    }
    problems.throwIfAny();
    return new TraceProcessing(file, form);
  }
}
