package io.tracemill.report.export;

import io.tracemill.json.JsonText;
import io.tracemill.json.LongJson;
import io.tracemill.score.Prediction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The table of evaluations of MLflow, {@code eval_results_table.json}, as {@code mlflow.load_table}
 * and {@code pandas.read_json(orient="split")} read it: a line for each row, with the texts as the
 * predictions file has them, and a column {@code METRIC/score} for each metric that has any.
 */
final class MlflowTable implements Export {

  @Override
  public String key() {
    return "mlflow";
  }

  @Override
  public String ending() {
    return ".json";
  }

  @Override
  public void write(Exported all, Iterator<Prediction> rows, OutputStream out) throws IOException {
    List<String> metrics = all.means().metrics().stream().map(RowMeans.RowMean::key).toList();
    boolean context = all.means().context();
    LongJson json = new LongJson(out).begin('{');
    json.name("columns").value(columns(metrics, context));
    json.name("data").begin('[');
    while (rows.hasNext()) {
      json.item(row(rows.next(), metrics, context));
    }
    json.end(']').end('}');
    out.write('\n');
  }

  private static JsonText columns(List<String> metrics, boolean context) {
    JsonText text = LongJson.compact().beginArray();
    text.value("row").value("inputs").value("targets").value("outputs");
    if (context) {
      text.value("context");
    }
    metrics.forEach(metric -> text.value(metric + "/score"));
    return text.endArray();
  }

  private static JsonText row(Prediction row, List<String> metrics, boolean context) {
    JsonText text = LongJson.compact().beginArray().value(row.origin().line());
    text.value(row.question()).value(row.answer());
    text.value(row.prediction());
    if (context) {
      row.context().ifPresentOrElse(text::value, text::nullValue);
    }
    for (String metric : metrics) {
      Optional.ofNullable(row.recorded().get(metric)).ifPresentOrElse(text::value, text::nullValue);
    }
    return text.endArray();
  }
}
