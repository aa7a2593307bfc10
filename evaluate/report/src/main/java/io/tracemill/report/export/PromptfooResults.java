package io.tracemill.report.export;

import io.tracemill.json.JsonText;
import io.tracemill.json.LongJson;
import io.tracemill.report.export.RowMeans.RowMean;
import io.tracemill.score.Prediction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Optional;

/**
 * The results of promptfoo, version 3, as {@code promptfoo import} reads them: one prompt, answered
 * by one provider, which is the model.
 *
 * <p>A row passes if its score is 1 by the metric that decides, and fails if it is less: the first
 * that the file has of accuracy, equal tool calls, the judge, and equal texts. A row without that
 * score is an error, not scored. All scores are named scores.
 */
final class PromptfooResults implements Export {
  private static final String TEMPLATE = "{{prompt}}";

  /** Of {@code failureReason}. */
  private static final int NONE = 0;

  private static final int ASSERT = 1;
  private static final int ERROR = 2;

  @Override
  public String key() {
    return "promptfoo";
  }

  @Override
  public String ending() {
    return ".json";
  }

  @Override
  public void write(Exported all, Iterator<Prediction> rows, OutputStream out) throws IOException {
    LongJson json = new LongJson(out).begin('{');
    json.name("evalId").value(LongJson.compact().value("eval-" + all.id()));
    json.name("results").begin('{');
    json.name("version").value(LongJson.compact().value(3));
    json.name("timestamp").value(LongJson.compact().value(NO_TIME));
    json.name("prompts").value(prompts(all));
    json.name("results").begin('[');
    for (long test = 0; rows.hasNext(); test++) {
      json.item(new Row(all, rows.next()).json(test));
    }
    json.end(']');
    json.name("stats").value(stats(all.means()));
    json.end('}');
    json.name("config").value(config(all));
    json.name("shareableUrl").value(LongJson.compact().nullValue());
    json.end('}');
    out.write('\n');
  }

  private static JsonText prompts(Exported all) {
    RowMeans means = all.means();
    JsonText text = LongJson.compact().beginArray().beginObject();
    text.name("id").value(all.id()).name("raw").value(TEMPLATE).name("label").value(TEMPLATE);
    text.name("provider").value(all.model()).name("metrics").beginObject();
    text.name("score").value(means.deciding().map(RowMean::sum).orElse(0.0));
    text.name("testPassCount").value(passed(means)).name("testFailCount").value(failed(means));
    text.name("testErrorCount").value(unscored(means));
    text.name("assertPassCount").value(0).name("assertFailCount").value(0);
    text.name("totalLatencyMs").value(0).name("tokenUsage").beginObject().endObject();
    text.name("namedScores").beginObject();
    means.metrics().forEach(metric -> text.name(metric.key()).value(metric.sum()));
    text.endObject().name("namedScoresCount").beginObject();
    means.metrics().forEach(metric -> text.name(metric.key()).value(metric.n()));
    text.endObject().name("cost").value(0).endObject();
    return text.endObject().endArray();
  }

  private static JsonText stats(RowMeans means) {
    JsonText text = LongJson.compact().beginObject().name("successes").value(passed(means));
    text.name("failures").value(failed(means)).name("errors").value(unscored(means));
    return text.name("tokenUsage").beginObject().endObject().endObject();
  }

  private static JsonText config(Exported all) {
    JsonText text = LongJson.compact().beginObject();
    text.name("description").value(all.name() + ": " + all.model());
    return text.endObject();
  }

  private static long passed(RowMeans means) {
    return means.deciding().map(RowMean::perfect).orElse(0L);
  }

  private static long failed(RowMeans means) {
    return means.deciding().map(metric -> metric.n() - metric.perfect()).orElse(0L);
  }

  private static long unscored(RowMeans means) {
    return means.rows() - passed(means) - failed(means);
  }

  /** One row, a test of its own. */
  private record Row(Exported all, Prediction row) {

    JsonText json(long test) {
      Optional<RowMean> by = all.means().deciding();
      Optional<Double> score = by.flatMap(metric -> score(metric.key()));
      boolean passes = score.filter(found -> found >= 1).isPresent();
      JsonText text = LongJson.compact().beginObject();
      text.name("promptIdx").value(0).name("testIdx").value(test);
      vars(text.name("testCase").beginObject().name("vars"));
      text.name("metadata").beginObject().name("row").value(row.origin().line()).endObject();
      text.endObject().name("promptId").value(all.id());
      text.name("provider").beginObject().name("id").value(all.model());
      text.name("label").value(all.model()).endObject();
      text.name("prompt").beginObject().name("raw").value(row.question());
      text.name("label").value(TEMPLATE).endObject();
      vars(text.name("vars"));
      text.name("response").beginObject().name("output");
      text.value(row.prediction()).endObject();
      if (score.isEmpty()) {
        text.name("error").value("not scored");
      }
      text.name("failureReason").value(score.isEmpty() ? ERROR : passes ? NONE : ASSERT);
      text.name("success").value(passes).name("score").value(score.orElse(0.0));
      text.name("latencyMs").value(0);
      by.ifPresent(metric -> grading(metric.key(), score, text));
      return named(text.name("namedScores")).endObject();
    }

    private void vars(JsonText text) {
      text.beginObject().name("prompt").value(row.question());
      text.name("expected").value(row.answer());
      if (all.means().context()) {
        text.name("context").value(row.context().orElse(""));
      }
      text.endObject();
    }

    private void grading(String metric, Optional<Double> score, JsonText text) {
      if (score.isPresent()) {
        text.name("gradingResult").beginObject().name("pass").value(score.get() >= 1);
        text.name("score").value(score.get()).name("reason").value("by " + metric);
        named(text.name("namedScores")).endObject();
      }
    }

    private JsonText named(JsonText text) {
      text.beginObject();
      for (RowMean metric : all.means().metrics()) {
        score(metric.key()).ifPresent(score -> text.name(metric.key()).value(score));
      }
      return text.endObject();
    }

    private Optional<Double> score(String metric) {
      return Optional.ofNullable(row.recorded().get(metric));
    }
  }
}
