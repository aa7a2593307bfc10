package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.teach.judge.TrialReport;
import java.util.Optional;

/**
 * Whether a judge is to be trusted.
 *
 * @param rows how many rows were drawn
 * @param human how it agrees with people, if these labelled rows
 * @param failure why it is not what was asked for, though it is complete
 */
public record JudgeCheckResult(
    int rows, TrialReport trial, Optional<HumanReport> human, Optional<Exception> failure)
    implements Result {

  /** The numbers as tables for people. */
  public String tables() {
    return trial.text() + human.map(HumanReport::text).orElse("");
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject().name("rows").value(rows);
    trial.addTo(text);
    human.ifPresent(report -> report.addTo(text));
    return text.endObject().toString();
  }
}
