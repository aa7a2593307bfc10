package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.score.Report;
import io.tracemill.score.Summary;
import io.tracemill.score.TaskGuess;
import java.util.Optional;

/**
 * How good predictions are.
 *
 * @param guess of the task, where it was not given
 * @param bad how many lines are no rows
 * @param human how the judge agrees with people, if these labelled rows
 * @param failure why it is not what was asked for, though it is complete
 */
public record ScoreResult(
    Summary summary,
    Optional<TaskGuess.Guess> guess,
    long bad,
    Optional<HumanReport> human,
    Optional<Exception> failure)
    implements Result {

  /** The numbers as tables for people. */
  public String tables() {
    return new Report(summary).text() + human.map(HumanReport::text).orElse("");
  }

  /** The report with two fields before its own. */
  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("bad_lines").value(bad).name("task_guess");
    guess.ifPresentOrElse(found -> text.value(found.reason()), text::nullValue);
    new Report(summary).addTo(text);
    human.ifPresent(report -> report.addTo(text));
    return text.endObject().toString();
  }
}
