package io.tracemill.cli;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.Id;
import java.util.Optional;

/** How far an upload is, as the command tells it. */
final class UploadText {
  private static final Name STATUS = Name.of("status");
  private static final Name PERFORMANCE = Name.of("base_model_performance");
  private static final Name PREDICTIONS = Name.of("base_model_predictions_download_url");
  private static final Name SOURCE = Name.of("source");
  private static final Name LOGS = Name.of("logs");

  private UploadText() {}

  /** The answer in the form that the platform's command gives it. */
  static String json(Node status, Optional<Node> logs) {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("status").value(status.field(STATUS));
    json.name("metrics").beginObject();
    value(json, status, PERFORMANCE);
    value(json, status, PREDICTIONS);
    json.endObject();
    status.find(SOURCE).ifPresent(source -> json.name("source").value(source));
    logs.ifPresent(answer -> value(json, answer, LOGS));
    return json.endObject().toString();
  }

  private static void value(JsonText json, Node object, Name name) {
    json.name(name.toString());
    object.find(name).ifPresentOrElse(value -> IndentedJson.add(value, json), json::nullValue);
  }

  /** The same for people. */
  static String of(Id upload, Node status, Optional<Node> logs) {
    StringBuilder text = new StringBuilder();
    text.append("upload ").append(upload).append(": ");
    text.append(status.field(STATUS).text()).append('\n');
    Optional<Node> performance = status.find(PERFORMANCE).filter(node -> node.is(Kind.OBJECT));
    performance.ifPresent(metrics -> text.append(performance(metrics)));
    status
        .find(PREDICTIONS)
        .ifPresent(url -> text.append("predictions: ").append(url.text()).append('\n'));
    logs.flatMap(answer -> answer.find(LOGS))
        .ifPresent(said -> text.append('\n').append(lines(ModelTables.text(said))));
    return text.toString();
  }

  /** The metrics; a class with its own is a line of them. */
  static String performance(Node metrics) {
    Columns columns = new Columns();
    for (Field metric : metrics.fields()) {
      Node value = metric.value();
      columns.add(metric.key(), value.is(Kind.OBJECT) ? inner(value) : ModelTables.text(value));
    }
    return columns.isEmpty() ? "" : "original model on the test set:\n" + columns;
  }

  /** Metrics in a line. */
  static String inner(Node metrics) {
    StringBuilder text = new StringBuilder();
    for (Field metric : metrics.fields()) {
      text.append(text.isEmpty() ? "" : ", ").append(metric.key()).append(' ');
      text.append(ModelTables.text(metric.value()));
    }
    return text.toString();
  }

  private static String lines(String logs) {
    return logs.isEmpty() || logs.endsWith("\n") ? logs : logs + "\n";
  }
}
