package io.tracemill.platform.local;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.workspace.Entry;
import io.tracemill.platform.workspace.ModelEntry;
import io.tracemill.platform.workspace.Outside;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the platform answers, in its own JSON. */
final class PlatformJson {
  private static final Name METRICS = Name.of("metrics");
  private static final Name MEAN = Name.of("mean");
  private static final Name CLASSES = Name.of("classes");

  private PlatformJson() {}

  static Node id(Id id) {
    return Node.of(object().name("id").value(id.text()).endObject().toString());
  }

  /** The same with something that should be known. */
  static Node id(Id id, String warning) {
    JsonText json = object().name("id").value(id.text());
    return Node.of(json.name("warning").value(warning).endObject().toString());
  }

  static JsonText object() {
    return new JsonText(Layout.COMPACT).beginObject();
  }

  /** Adds a model; of several ids the newest come first. */
  static void addModel(
      JsonText json,
      ModelEntry model,
      List<? extends Entry> uploads,
      List<? extends Entry> traces) {
    json.beginObject();
    json.name("id").value(model.id().text());
    json.name("name").value(model.name());
    json.name("created_at").value(Outside.text(model.createdAt()));
    json.name("training").nullValue();
    ids(json.name("upload_ids"), uploads);
    ids(json.name("teacher_evaluation_ids"), List.of());
    ids(json.name("prepared_traces_ids"), traces);
    json.name("training_status").value(JobStatus.JOB_NOT_STARTED.name());
    json.name("evaluation_results").nullValue();
    json.name("training_evaluation_results").nullValue();
    json.name("task_details").nullValue();
    json.endObject();
  }

  private static void ids(JsonText json, List<? extends Entry> entries) {
    json.beginArray();
    entries.forEach(entry -> json.value(entry.id().text()));
    json.endArray();
  }

  /**
   * How far an upload is.
   *
   * @param metrics what {@code metrics.json} holds
   */
  static Node status(JobStatus status, Optional<Node> metrics, Optional<URI> predictions) {
    JsonText json = object().name("status").value(status.name());
    performance(json.name("base_model_performance"), metrics);
    json.name("base_model_predictions_download_url");
    predictions.ifPresentOrElse(url -> json.value(url.toString()), json::nullValue);
    return Node.of(json.endObject().toString());
  }

  /** How good a teacher is, by what {@code metrics.json} holds. */
  static Node teacherPerformance(Node metrics, URI predictions) {
    JsonText json = object();
    performance(json.name("teacher_performance"), Optional.of(metrics));
    json.name("predictions_download_url").value(predictions.toString());
    return Node.of(json.endObject().toString());
  }

  /** The means of metrics, and an object for each class, side by side; null where nothing is. */
  private static void performance(JsonText json, Optional<Node> metrics) {
    Optional<Node> means = metrics.flatMap(all -> all.find(METRICS));
    if (means.isEmpty()) {
      json.nullValue();
      return;
    }
    json.beginObject();
    for (Field metric : means.get().fields()) {
      json.name(metric.key());
      metric.value().find(MEAN).ifPresentOrElse(json::value, json::nullValue);
    }
    for (Field each : classes(metrics)) {
      json.name(each.key()).value(each.value());
    }
    json.endObject();
  }

  private static List<Field> classes(Optional<Node> metrics) {
    return metrics
        .flatMap(all -> all.find(CLASSES))
        .filter(all -> all.is(Kind.OBJECT))
        .map(Node::fields)
        .orElse(List.of())
        .stream()
        .filter(
            each ->
                metrics.get().field(METRICS).fields().stream()
                    .noneMatch(m -> m.key().equals(each.key())))
        .toList();
  }
}
