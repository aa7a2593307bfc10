package io.tracemill.cli;

import io.tracemill.pipeline.ExportPredictions;
import io.tracemill.pipeline.ExportRequest;
import io.tracemill.pipeline.ExportResult;
import io.tracemill.pipeline.settings.Choices;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill export}. */
@Command(
    name = "export",
    description =
        "Writes predictions with their scores in the form of another viewer: inspect_ai's log,"
            + " promptfoo's results, MLflow's evaluation table.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use: no such form, no predictions there, a file that would be replaced",
      "3:there is no row, or the file is damaged; with --strict: or a line is no row"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill export upload --to inspect -o logs/a.json; inspect view",
      "  tracemill export upload --to promptfoo -o a.json; promptfoo import a.json",
      "  tracemill export scored.jsonl --name Qwen3-0.6B --to mlflow -o table.json"
    })
final class ExportCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.argument(
                  "predictions",
                  "PREDICTIONS",
                  Option.Kind.TEXT,
                  Option.Presence.REQUIRED,
                  "A predictions file with scores, plain, .gz or .zst, as tracemill run, evaluate"
                      + " and score -o write it; or the folder of a run; - is the standard"
                      + " input."),
              Option.word(
                      "--to",
                      "VIEWER",
                      Choices.EXPORTS,
                      "For which viewer: ${COMPLETION-CANDIDATES}.")
                  .as(Option.Presence.REQUIRED),
              Option.text(
                      "-o, --out",
                      "FILE",
                      "Where it goes, best a name that ends in .json; - is"
                          + " the standard output.")
                  .as(Option.Presence.REQUIRED)),
          Terminal.OPTIONS,
          List.of(
              Option.word(
                  "--model",
                  "WHO",
                  Choices.ANSWERED_BY,
                  "Whose predictions of a run's folder: ${COMPLETION-CANDIDATES}.",
                  "Default: those of the model, if the folder has them."),
              Option.text(
                  "--name",
                  "NAME",
                  "What the viewer calls who answered.",
                  "Default: what run.json calls the model, original, or model."),
              Option.flag("--force", "Replace FILE where it is there already."),
              Option.flag("--strict", "Exit with 3 when a line could not be exported.")));

  ExportCommand() {}

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    ExportRequest request = ExportRequest.read(given);
    ExportResult result =
        new ExportPredictions(Terminal.standardOut(), terminal.progress(request.out()))
            .run(request);
    if (request.out().isCaller()) {
      terminal.besideData(result, result.table());
    } else {
      terminal.result(result, result.table());
    }
    Terminal.end(result);
  }
}
