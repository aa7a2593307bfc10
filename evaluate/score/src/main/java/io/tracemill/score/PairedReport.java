package io.tracemill.score;

import io.tracemill.score.PairedScores.PairedMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two models on the rows that both answered, as aligned columns of text for people. */
public final class PairedReport {
  private static final BigDecimal LEAST = new BigDecimal("0.0001");

  private final String first;
  private final String second;
  private final PairedScores scores;

  /** A report of {@code scores} of models with these names. */
  public PairedReport(String first, String second, PairedScores scores) {
    this.first = first;
    this.second = second;
    this.scores = scores;
  }

  /** Three lines for each metric below a head; each ends with a line feed. */
  public String text() {
    Table table =
        new Table(
            List.of(
                "metric",
                "model",
                "n",
                "mean",
                "95% low",
                "95% high",
                "better",
                "worse",
                "same",
                "p"),
            2);
    for (PairedMetric metric : scores.metrics()) {
      table.add(row(metric, first, Report.estimate(Optional.of(metric.first()))));
      table.add(row(metric, second, Report.estimate(Optional.of(metric.second()))));
      List<String> difference = Report.signed(metric.difference());
      table.add(row(metric, "difference", difference, counts(metric)));
    }
    return table.text();
  }

  private static List<String> row(PairedMetric metric, String name, List<String> numbers) {
    return row(metric, name, numbers, List.of("", "", "", ""));
  }

  private static List<String> row(
      PairedMetric metric, String name, List<String> numbers, List<String> counts) {
    List<String> row = new ArrayList<>(List.of(metric.key(), name));
    row.addAll(numbers);
    row.addAll(counts);
    return row;
  }

  private static List<String> counts(PairedMetric metric) {
    return List.of(
        metric.better() + "",
        metric.worse() + "",
        metric.same() + "",
        metric.test().map(test -> shown(test.p())).orElse("-"));
  }

  private static String shown(double p) {
    return new BigDecimal(p).compareTo(LEAST) < 0
        ? "<" + LEAST
        : new BigDecimal(p).setScale(LEAST.scale(), RoundingMode.HALF_EVEN).toPlainString();
  }
}
