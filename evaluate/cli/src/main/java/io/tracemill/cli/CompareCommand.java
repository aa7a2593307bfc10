package io.tracemill.cli;

import io.tracemill.pipeline.ComparePredictions;
import io.tracemill.pipeline.CompareRequest;
import io.tracemill.pipeline.CompareResult;
import io.tracemill.pipeline.settings.Choices;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill compare}. */
@Command(
    name = "compare",
    description = {
      "Compares models on the rows that both answered, each with the first: differences with 95%%"
          + " intervals, McNemar's exact test, and the rows that got better and worse.",
      "A difference is the later model's mean less the first one's."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a file that cannot be read",
      "2:wrong use; nothing was read",
      "3:a bar was not reached, no row is shared, rows have no scores, or a file is damaged"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill compare upload",
      "  tracemill compare monday/scored.jsonl tuesday/scored.jsonl --rows 30",
      "  tracemill compare old new --fail-worse accuracy=0.02 --fail-below accuracy=0.8",
      "  tracemill compare old new newer --by rouge --output json"
    })
final class CompareCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.argument(
                  "predictions",
                  "PREDICTIONS",
                  Option.Kind.TEXT,
                  Option.Presence.REPEATED,
                  "Folders that run made, or files of predictions with scores as score -o writes"
                      + " them. A folder that holds model-predictions.jsonl beside"
                      + " predictions.jsonl is two models, and may stand alone.")),
          Terminal.OPTIONS,
          List.of(
              Option.word(
                  "--by",
                  "METRIC",
                  Choices.METRICS,
                  "What makes a row better or worse: ${COMPLETION-CANDIDATES}.",
                  "Default: the first that both have of accuracy, tool_call_equivalence,"
                      + " llm-as-a-judge, rouge."),
              Option.text(
                  "--rows",
                  "N",
                  "How many rows of each kind are shown, the largest changes first; 1000 at most."
                      + " Default: 10, and 1000 in JSON."),
              Option.texts(
                  "--fail-below",
                  "METRIC=X",
                  "Exit with 3 when the mean of a later model is below X."),
              Option.texts(
                  "--fail-worse",
                  "METRIC=X",
                  "Exit with 3 when the mean of a later model lies more than X under the first"
                      + " one's."),
              Option.text(
                  "--page",
                  "FILE",
                  "Where a page goes that shows all rows side by side. Default: none."),
              ShownPage.OPEN));

  private final World world;

  CompareCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    CompareRequest request = CompareRequest.read(given);
    CompareResult result = new ComparePredictions(terminal.progress()).run(request);
    terminal.result(result, result.tables());
    if (request.page().isPresent()) {
      ShownPage.open(request.page().get(), given, world, terminal);
    }
    Terminal.end(result);
    if (request.bars().isEmpty()) {
      terminal.note(NextStep.ofCompare());
    }
  }
}
