package io.tracemill.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A summary for people, as aligned columns of text, and for programs, as JSON. */
public final class Report {
  private static final int DECIMALS = 4;

  private final Summary summary;

  /** A report of {@code summary}. */
  public Report(Summary summary) {
    this.summary = summary;
  }

  /** The tables; each line ends with a line feed. */
  public String text() {
    StringBuilder text = new StringBuilder(metrics().text());
    if (!summary.classes().isEmpty()) {
      text.append('\n').append(classes().text());
    }
    summary.confusion().ifPresent(matrix -> text.append('\n').append(confusion(matrix).text()));
    return text.toString();
  }

  private Table metrics() {
    boolean before = summary.metrics().stream().anyMatch(metric -> metric.recorded().isPresent());
    List<String> head = new ArrayList<>(List.of("metric", "n", "mean", "95% low", "95% high"));
    head.addAll(before ? List.of("recorded", "same", "not scored") : List.of("not scored"));
    Table table = new Table(head);
    for (MetricSummary metric : summary.metrics()) {
      List<String> row = new ArrayList<>(List.of(metric.key()));
      row.addAll(estimate(metric.estimate()));
      if (before) {
        row.addAll(recorded(metric.recorded()));
      }
      row.add(reasons(metric));
      table.add(row);
    }
    return table;
  }

  private static List<String> estimate(Optional<Estimate> estimate) {
    return estimate
        .map(e -> List.of(e.n() + "", number(e.mean()), number(e.low()), number(e.high())))
        .orElse(List.of("0", "-", "-", "-"));
  }

  private static List<String> recorded(Optional<Recorded> recorded) {
    return recorded
        .map(r -> List.of(number(r.mean()), r.compared() == 0 ? "-" : r.same() + "/" + r.compared()))
        .orElse(List.of("-", "-"));
  }

  private static String reasons(MetricSummary metric) {
    List<String> reasons = new ArrayList<>();
    metric.notScored().forEach((reason, count) -> reasons.add(count + " (" + reason + ")"));
    return reasons.isEmpty() ? "0" : String.join(", ", reasons);
  }

  private Table classes() {
    List<String> head = new ArrayList<>(List.of("class"));
    head.addAll(ClassScores.names());
    Table table = new Table(head);
    summary
        .classes()
        .forEach(
            (label, scores) ->
                table.add(
                    List.of(
                        label,
                        number(scores.precision()),
                        number(scores.recall()),
                        number(scores.f1()),
                        scores.support() + "")));
    return table;
  }

  private static Table confusion(Confusion matrix) {
    List<String> head = new ArrayList<>(List.of("right \\ predicted"));
    head.addAll(matrix.columns());
    Table table = new Table(head);
    for (int i = 0; i < matrix.labels().size(); i++) {
      List<String> row = new ArrayList<>(List.of(matrix.labels().get(i)));
      matrix.counts().get(i).forEach(count -> row.add(count.toString()));
      table.add(row);
    }
    return table;
  }

  private static String number(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** One object on one line, without a line feed, with the same numbers to ten decimals. */
  public String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("task", summary.task().key());
    fields.put("rows", summary.rows());
    Map<String, Object> metrics = new LinkedHashMap<>();
    summary.metrics().forEach(metric -> metrics.put(metric.key(), fields(metric)));
    fields.put("metrics", metrics);
    if (!summary.classes().isEmpty()) {
      Map<String, Object> classes = new LinkedHashMap<>();
      summary.classes().forEach((label, scores) -> classes.put(label, scores.fields()));
      fields.put("classes", classes);
    }
    summary.confusion().ifPresent(matrix -> fields.put("confusion", fields(matrix)));
    return new JsonText().value(fields).toString();
  }

  private static Map<String, Object> fields(MetricSummary metric) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Optional<Estimate> estimate = metric.estimate();
    fields.put("n", estimate.map(Estimate::n).orElse(0));
    fields.put("mean", orNull(estimate.map(Estimate::mean)));
    fields.put("low", orNull(estimate.map(Estimate::low)));
    fields.put("high", orNull(estimate.map(Estimate::high)));
    fields.put("not_scored", metric.notScoredCount());
    if (metric.notScoredCount() > 0) {
      fields.put("not_scored_reasons", metric.notScored());
    }
    metric.recorded().ifPresent(recorded -> fields.put("recorded", fields(recorded)));
    return fields;
  }

  private static Map<String, Object> fields(Recorded recorded) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("n", recorded.n());
    fields.put("mean", recorded.mean());
    fields.put("compared", recorded.compared());
    fields.put("same", recorded.same());
    return fields;
  }

  private static Map<String, Object> fields(Confusion matrix) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("labels", matrix.labels());
    fields.put("columns", matrix.columns());
    fields.put("counts", matrix.counts());
    return fields;
  }

  private static Object orNull(Optional<Double> number) {
    return number.<Object>map(value -> value).orElse(Optional.empty());
  }
}
