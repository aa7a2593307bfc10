package io.tracemill.pipeline.compare;

import io.tracemill.json.JsonText;
import io.tracemill.score.RowChange;

/**
 * A row whose score is another one, with what both models answered.
 *
 * @param first what the first one's file says
 * @param second what the second one's file says
 */
public record ChangedRow(RowChange change, ChangedText first, ChangedText second) {

  /** Adds it as an object; {@code row} is the line in the second one's file. */
  void addTo(JsonText json) {
    json.beginObject().name("row").value(change.secondLine());
    json.name("first_row").value(change.firstLine());
    json.name("prompt").value(second.prompt()).name("expected").value(second.expected());
    answer(json.name("first"), first, change.first());
    answer(json.name("second"), second, change.second());
    json.endObject();
  }

  private static void answer(JsonText json, ChangedText row, double score) {
    json.beginObject().name("answer").value(row.answer());
    json.name("score").value(score).endObject();
  }
}
