package io.tracemill.report.export;

import io.tracemill.json.JsonText;
import io.tracemill.json.LongJson;
import io.tracemill.report.export.RowMeans.RowMean;
import io.tracemill.score.Prediction;
import io.tracemill.score.metric.MessageText;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/**
 * The log of inspect_ai, version 2 in its form of JSON, as {@code inspect_ai.log.read_eval_log} and
 * {@code inspect view} read it: a sample for each row, called by its line, and a score for each
 * metric, with its mean.
 *
 * <p>A sample lacks the scores that its row has not. All other fields come before the samples, as
 * inspect_ai reads no further where it wants these alone.
 */
final class InspectLog implements Export {

  @Override
  public String key() {
    return "inspect";
  }

  @Override
  public String ending() {
    return ".json";
  }

  @Override
  public void write(Exported all, Iterator<Prediction> rows, OutputStream out) throws IOException {
    LongJson json = new LongJson(out).begin('{');
    json.name("version").value(LongJson.compact().value(2));
    json.name("status").value(LongJson.compact().value("success"));
    json.name("eval").value(spec(all));
    json.name("plan").value(LongJson.compact().beginObject().endObject());
    json.name("results").value(results(all.means()));
    json.name("stats").value(LongJson.compact().beginObject().endObject());
    json.name("samples").begin('[');
    while (rows.hasNext()) {
      json.item(sample(all, rows.next()));
    }
    json.end(']').end('}');
    out.write('\n');
  }

  private static JsonText spec(Exported all) {
    JsonText text = LongJson.compact().beginObject();
    text.name("eval_id").value(all.id()).name("run_id").value(all.id());
    text.name("created").value(NO_TIME).name("task").value(all.name());
    text.name("task_id").value(all.id()).name("dataset").beginObject();
    text.name("name").value(all.name()).name("samples").value(all.means().rows()).endObject();
    text.name("model").value(all.model()).name("config").beginObject().endObject();
    return text.endObject();
  }

  private static JsonText results(RowMeans means) {
    JsonText text = LongJson.compact().beginObject();
    text.name("total_samples").value(means.rows()).name("completed_samples").value(means.rows());
    text.name("scores").beginArray();
    for (RowMean metric : means.metrics()) {
      text.beginObject().name("name").value(metric.key()).name("scorer").value(metric.key());
      text.name("scored_samples").value(metric.n());
      text.name("unscored_samples").value(means.rows() - metric.n());
      text.name("metrics").beginObject().name("mean").beginObject().name("name").value("mean");
      text.name("value").value(metric.mean()).endObject().endObject().endObject();
    }
    return text.endArray().endObject();
  }

  private static JsonText sample(Exported all, Prediction row) {
    InspectMessages messages = InspectMessages.of(row);
    JsonText text = LongJson.compact().beginObject();
    text.name("id").value(row.origin().line()).name("epoch").value(1);
    messages.addInput(text.name("input"));
    text.name("target").value(target(row));
    messages.addAll(text.name("messages"));
    text.name("output").beginObject().name("model").value(all.model());
    text.name("choices").beginArray().beginObject();
    messages.addAnswer(text.name("message"));
    text.name("stop_reason").value("unknown").endObject().endArray().endObject();
    text.name("scores").beginObject();
    for (RowMean metric : all.means().metrics()) {
      if (row.recorded().containsKey(metric.key())) {
        text.name(metric.key()).beginObject().name("value");
        text.value(row.recorded().get(metric.key())).endObject();
      }
    }
    text.endObject().name("metadata").beginObject();
    row.context().ifPresent(context -> text.name("context").value(context));
    return text.endObject().endObject();
  }

  private static String target(Prediction row) {
    return row.version() == DataVersion.V1 ? MessageText.of(row.answer()) : row.answer();
  }
}
