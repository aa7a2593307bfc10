package io.tracemill.cli;

import io.tracemill.pipeline.CheckJudge;
import io.tracemill.pipeline.JudgeCheckRequest;
import io.tracemill.pipeline.JudgeCheckResult;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill judge-check}. */
@Command(
    name = "judge-check",
    description = {
      "Tells whether a judge is to be trusted: it is asked what it should know the answer to.",
      "Some rows once more, in another order and with padded answers, of which it should say the"
          + " same; right answers, which are good; and answers that are cut, shuffled, denied or of"
          + " another row, which are bad."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success, whatever the judge is like",
      "1:the world: a full disk, a judge that does not answer",
      "2:wrong use, or a wrong teachers.yaml or job description; nothing was read",
      "3:no row is there; with --strict: or the judge is not to be trusted"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill judge-check predictions.jsonl --judge gpt-oss --labels labels.csv",
      "  tracemill judge-check predictions.jsonl --judge gpt-oss --human labels.csv"
    })
final class JudgeCheckCommand implements Subcommand {
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
              Option.text(
                  "--job-description",
                  "FILE",
                  "Tells the judge of the task, and what makes an answer good.",
                  "Default: none."),
              Option.words(
                  "--metrics",
                  "NAME",
                  List.of("llm-as-a-judge", "llm-as-a-judge-reference-free"),
                  "In which ways it judges: ${COMPLETION-CANDIDATES}. Default: llm-as-a-judge."),
              Option.text(
                  "--limit",
                  "N",
                  "How many rows are drawn from the file; each is asked about nine times. Default: "
                      + JudgeCheckRequest.USUAL_LIMIT
                      + "."),
              Option.text("--seed", "N", "Decides which. Default: 123."),
              Option.text(
                  "--labels",
                  "FILE",
                  "Where the drawn rows go as a table (CSV) for a person, who writes good or bad"
                      + " into its column human; read it with --human."),
              Option.flag("--force", "Replace the table where it is there already."),
              Option.flag("--strict", "Exit with 3 when the judge is not to be trusted.")));

  private final World world;

  JudgeCheckCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    JudgeCheckRequest request = JudgeCheckRequest.read(given);
    JudgeCheckResult result =
        new CheckJudge(world.models(), terminal.progress(world.nanos())).run(request);
    terminal.result(result, result.tables());
    Terminal.end(result);
    Path predictions = request.predictions().path().orElse(Path.of("-"));
    terminal.note(NextStep.ofJudgeCheck(predictions, request.labels()));
  }
}
