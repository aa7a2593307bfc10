package io.tracemill.score;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.io.OutputStream;
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
  private final List<Metric> metrics;
  private final OutputStream out;

  /** Writes the columns of {@code metrics} to {@code out}. */
  public PredictionsWriter(List<Metric> metrics, OutputStream out) {
    this.metrics = List.copyOf(metrics);
    this.out = out;
  }

  /** Writes one row. */
  public void write(Prediction row, Map<String, Score> scores) throws IOException {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    if (row.version() == DataVersion.V1) {
      text.name("prompt").value(row.question()).name("completion").value(row.answer());
      text.name("prediction").value(row.prediction());
    }
    for (Metric metric : metrics) {
      number(text.name(metric.key()), Optional.ofNullable(scores.get(metric.key())), row, metric);
    }
    if (row.version() == DataVersion.V0) {
      text.name("question").value(row.question()).name("answer").value(row.answer());
      text.name("prediction").value(row.prediction()).name("context");
      row.context().ifPresentOrElse(text::value, text::nullValue);
    }
    out.write(text.endObject().toBytes());
    out.write('\n');
  }

  private static void number(JsonText text, Optional<Score> score, Prediction row, Metric metric) {
    Optional<Double> now =
        score.filter(Scored.class::isInstance).map(scored -> ((Scored) scored).value());
    now.or(() -> Optional.ofNullable(row.recorded().get(metric.key())))
        .ifPresentOrElse(text::value, text::nullValue);
  }
}
