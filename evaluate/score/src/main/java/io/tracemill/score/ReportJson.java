package io.tracemill.score;

import io.tracemill.json.JsonText;
import java.util.List;

/** Writes a summary as JSON. */
final class ReportJson {
  private final JsonText json;

  ReportJson(JsonText json) {
    this.json = json;
  }

  /** Adds the fields of the object that a summary is. */
  void add(Summary summary) {
    json.name("task").value(summary.task().key()).name("rows").value(summary.rows());
    json.name("metrics").beginObject();
    summary.metrics().forEach(this::metric);
    json.endObject();
    if (!summary.notes().isEmpty()) {
      json.name("notes").beginArray();
      summary.notes().forEach(this::note);
      json.endArray();
    }
    if (!summary.classes().isEmpty()) {
      json.name("classes").beginObject();
      summary.classes().forEach(this::classScores);
      json.endObject();
    }
    summary.confusion().ifPresent(this::confusion);
  }

  private void note(Note note) {
    json.beginObject().name("note").value(note.words());
    json.name("count").value(note.count()).name("of").value(note.rows()).endObject();
  }

  private void metric(MetricSummary metric) {
    json.name(metric.key()).beginObject();
    metric.estimate().ifPresentOrElse(this::estimate, this::noEstimate);
    json.name("not_scored").value(metric.notScoredCount());
    if (metric.notScoredCount() > 0) {
      json.name("reasons").beginObject();
      metric.notScored().forEach((reason, count) -> json.name(reason).value(count));
      json.endObject();
    }
    metric.recorded().ifPresent(this::recorded);
    json.endObject();
  }

  private void estimate(Estimate estimate) {
    json.name("n").value(estimate.n()).name("mean").value(estimate.mean());
    json.name("low").value(estimate.low()).name("high").value(estimate.high());
  }

  private void noEstimate() {
    json.name("n").value(0);
    List.of("mean", "low", "high").forEach(name -> json.name(name).nullValue());
  }

  private void recorded(Recorded recorded) {
    json.name("recorded").beginObject();
    json.name("n").value(recorded.n()).name("mean").value(recorded.mean());
    json.name("compared").value(recorded.compared()).name("same").value(recorded.same());
    json.endObject();
  }

  private void classScores(String label, ClassScores scores) {
    List<String> names = ClassScores.names();
    json.name(label).beginObject();
    json.name(names.get(0)).value(scores.precision()).name(names.get(1)).value(scores.recall());
    json.name(names.get(2)).value(scores.f1()).name(names.get(3)).value(scores.support());
    json.endObject();
  }

  private void confusion(Confusion matrix) {
    json.name("confusion").beginObject();
    texts("labels", matrix.labels());
    texts("columns", matrix.columns());
    json.name("counts").beginArray();
    for (List<Integer> row : matrix.counts()) {
      json.beginArray();
      row.forEach(count -> json.value(count));
      json.endArray();
    }
    json.endArray().endObject();
  }

  private void texts(String name, List<String> texts) {
    json.name(name).beginArray();
    texts.forEach(json::value);
    json.endArray();
  }
}
