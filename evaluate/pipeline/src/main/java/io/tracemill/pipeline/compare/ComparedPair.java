package io.tracemill.pipeline.compare;

import io.tracemill.json.JsonText;
import io.tracemill.score.PairedScores;
import io.tracemill.score.PairedScores.PairedMetric;
import java.util.Optional;

/**
 * A model beside the first one.
 *
 * @param second which of the models it is; the first one is 0
 * @param changed the rows that changed; empty where no metric could say it
 */
public record ComparedPair(int second, PairedScores scores, Optional<ChangedRows> changed) {

  /** The metric that says which rows changed. */
  Optional<PairedMetric> by() {
    return changed.flatMap(rows -> scores.metric(rows.metric()));
  }

  /** Adds all of it as an object. */
  void addTo(JsonText json) {
    json.beginObject().name("first").value(0).name("second").value(second);
    scores.addFieldsTo(json);
    by().ifPresent(
            metric ->
                changed.orElseThrow().addTo(json.name("changed"), metric.better(), metric.worse()));
    json.endObject();
  }
}
