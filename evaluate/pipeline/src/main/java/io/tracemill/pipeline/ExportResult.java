package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.report.export.Exported;
import io.tracemill.report.export.RowMeans.RowMean;
import io.tracemill.score.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Predictions that were exported.
 *
 * @param to the form's name
 * @param predictions the file that was read, as shown to people
 * @param bad how many lines are no rows
 * @param failure why it is not what was asked for, though it is complete
 */
public record ExportResult(
    String to, String predictions, Exported all, long bad, Optional<Exception> failure)
    implements Result {
  private static final int DECIMALS = 4;

  /** The means as a table for people. */
  public String table() {
    Table table = new Table(List.of("metric", "n", "mean", "not scored"));
    for (RowMean metric : all.means().metrics()) {
      BigDecimal mean = new BigDecimal(metric.mean()).setScale(DECIMALS, RoundingMode.HALF_EVEN);
      long left = all.means().rows() - metric.n();
      table.add(
          List.of(
              metric.key(),
              String.valueOf(metric.n()),
              mean.toPlainString(),
              String.valueOf(left)));
    }
    long count = all.means().rows();
    String rows =
        count
            + (count == 1 ? " row" : " rows")
            + " of "
            + all.name()
            + ", answered by "
            + all.model();
    return (all.means().metrics().isEmpty() ? "" : table.text()) + rows + "\n";
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject().name("to").value(to);
    text.name("predictions").value(predictions).name("name").value(all.name());
    text.name("model").value(all.model()).name("rows").value(all.means().rows());
    text.name("bad_lines").value(bad).name("metrics").beginObject();
    for (RowMean metric : all.means().metrics()) {
      text.name(metric.key()).beginObject().name("n").value(metric.n());
      text.name("mean").value(metric.mean()).endObject();
    }
    return text.endObject().endObject().toString();
  }
}
