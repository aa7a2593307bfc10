package io.tracemill.platform.workspace;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import java.time.Instant;

/**
 * A teacher's evaluation.
 *
 * @param dataset whose test set is answered
 */
public record EvaluationEntry(Id id, Id dataset, Instant createdAt, JobState job)
    implements JobEntry<EvaluationEntry> {

  static EvaluationEntry read(Node node) {
    MetaFields fields = new MetaFields(node);
    return new EvaluationEntry(
        fields.id("id"), fields.id("dataset_id"), fields.time("created_at"), JobState.read(fields));
  }

  @Override
  public EvaluationEntry with(JobState state) {
    return new EvaluationEntry(id, dataset, createdAt, state);
  }

  @Override
  public void addTo(JsonText json) {
    json.name("id").value(id.text());
    json.name("dataset_id").value(dataset.text());
    json.name("created_at").value(Outside.text(createdAt));
    job.addTo(json);
  }
}
