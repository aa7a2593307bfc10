package io.tracemill.score;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.Slice;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a predictions file with the scores of each row, in the platform's order of keys.
 *
 * <p>v0: metrics, question, answer, prediction, context. v1: prompt, completion, prediction,
 * metrics. A metric that was not scored keeps the score that the row came with, or is null. The
 * stream is neither flushed nor closed.
 */
public final class PredictionsWriter {
  private static final Slice LINE_END = Slice.of("\n");

  private final List<Metric> metrics;
  private final OutputStream out;
  private final JsonWriter line = new JsonWriter();

  /** Writes the columns of {@code metrics} to {@code out}. */
  public PredictionsWriter(List<Metric> metrics, OutputStream out) {
    this.metrics = List.copyOf(metrics);
    this.out = out;
  }

  /** Writes one row. */
  public void write(Prediction row, Map<String, Score> scores) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (row.version() == DataVersion.V1) {
      fields.put("prompt", row.question());
      fields.put("completion", row.answer());
      fields.put("prediction", row.prediction());
    }
    for (Metric metric : metrics) {
      fields.put(metric.key(), number(row, metric.key(), scores));
    }
    if (row.version() == DataVersion.V0) {
      fields.put("question", row.question());
      fields.put("answer", row.answer());
      fields.put("prediction", row.prediction());
      fields.put("context", row.context().<Object>map(text -> text).orElse(Optional.empty()));
    }
    line.clear();
    line.plain(new JsonText().value(fields).slice()).plain(LINE_END).writeTo(out);
  }

  private static Object number(Prediction row, String key, Map<String, Score> scores) {
    if (scores.get(key) instanceof Scored scored) {
      return scored.value();
    }
    return Optional.ofNullable(row.recorded().get(key))
        .<Object>map(score -> score)
        .orElse(Optional.empty());
  }
}
