package io.tracemill.cli;

import io.tracemill.pipeline.ScorePredictions;
import io.tracemill.pipeline.ScoreRequest;
import io.tracemill.pipeline.ScoreResult;
import io.tracemill.pipeline.settings.Choices;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill score}. */
@Command(
    name = "score",
    description =
        "Scores predictions against right answers: means with 95%% intervals, and tables.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use, or a wrong job description; nothing was read",
      "3:no row could be scored, or the file is damaged; with --strict: or one could not"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill score predictions.jsonl",
      "  tracemill score predictions.jsonl --job-description job.json -o scored.jsonl",
      "  tracemill score predictions.jsonl --judge gpt-oss --teachers teachers.yaml",
      "  zcat predictions.jsonl.gz | tracemill score - --metrics rouge --output json"
    })
final class ScoreCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.argument(
                  "predictions",
                  "PREDICTIONS",
                  Option.Kind.TEXT,
                  Option.Presence.REQUIRED,
                  "A file in JSON Lines, plain, .gz or .zst; - is the standard input. Its rows have"
                      + " question, answer, prediction or prompt, completion, prediction.")),
          Terminal.OPTIONS,
          TeacherOptions.JUDGE,
          List.of(
              Option.word(
                  "--task",
                  "TASK",
                  Choices.TASKS,
                  "What the answers are: ${COMPLETION-CANDIDATES}.",
                  "Default: guessed from the right answers of the first 1000 rows."),
              Option.text(
                  "--job-description",
                  "FILE",
                  "Names the tools, whose defaults count as given, and the classes.",
                  "Default: none."),
              Option.words(
                  "--metrics",
                  "NAME",
                  Choices.METRICS,
                  "What to compute: ${COMPLETION-CANDIDATES}.",
                  "Default: all of the task. meteor loads WordNet, which takes a few seconds; leave"
                      + " it out where nobody needs it."),
              Option.text(
                  "-o, --out",
                  "FILE",
                  "Where the rows go with their scores; - is the standard output. Default: none."),
              Option.flag("--force", "Let -o replace PREDICTIONS itself."),
              Option.flag("--strict", "Exit with 3 when a line could not be scored.")));

  private final World world;

  ScoreCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    ScoreRequest request = ScoreRequest.read(given);
    ScoreResult result =
        new ScorePredictions(world.models(), Terminal.standardOut(), terminal.progress())
            .run(request);
    if (request.out().isCaller()) {
      terminal.besideData(result, result.tables());
    } else {
      terminal.result(result, result.tables());
    }
    Terminal.end(result);
    terminal.note(NextStep.ofScore(request.out().isCaller() || request.out().file().isPresent()));
  }
}
