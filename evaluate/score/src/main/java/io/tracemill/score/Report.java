package io.tracemill.score;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A summary for people, as aligned columns of text, and for programs, as JSON. */
public final class Report {
  private static final int DECIMALS = 4;

  /** Wider matrices are for programs only. */
  private static final int MAX_COLUMNS = 30;

  private final Summary summary;

  /** A report of {@code summary}. */
  public Report(Summary summary) {
    this.summary = summary;
  }

  /** The tables, notes between them; each line ends with a line feed. */
  public String text() {
    return metrics().text() + details();
  }

  /**
   * Notes, and the tables of classes behind the metrics, each after an empty line; nothing for
   * texts of which nothing is to be said.
   */
  String details() {
    StringBuilder text = new StringBuilder();
    summary.notes().forEach(note -> text.append(note).append('\n'));
    if (!summary.classes().isEmpty()) {
      text.append('\n').append(classes().text());
    }
    summary.confusion().ifPresent(matrix -> text.append('\n').append(shown(matrix)));
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

  static List<String> estimate(Optional<Estimate> estimate) {
    return estimate
        .map(e -> List.of(e.n() + "", number(e.mean()), number(e.low()), number(e.high())))
        .orElse(List.of("0", "-", "-", "-"));
  }

  /** The numbers of a difference, all with their signs. */
  static List<String> signed(Estimate difference) {
    return List.of(
        difference.n() + "",
        withSign(difference.mean()),
        withSign(difference.low()),
        withSign(difference.high()));
  }

  private static String withSign(double value) {
    String number = number(value);
    return value > 0 && !number.equals(number(0)) ? "+" + number : number;
  }

  private static List<String> recorded(Optional<Recorded> recorded) {
    return recorded
        .map(
            r -> List.of(number(r.mean()), r.compared() == 0 ? "-" : r.same() + "/" + r.compared()))
        .orElse(List.of("-", "-"));
  }

  static String reasons(MetricSummary metric) {
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

  private static String shown(Confusion matrix) {
    int columns = matrix.columns().size();
    return columns <= MAX_COLUMNS
        ? confusion(matrix).text()
        : "confusion matrix: " + columns + " columns, too many to show; the JSON has it\n";
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

  static String number(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The same numbers to ten decimals, as one object. */
  public String json(Layout layout) {
    JsonText json = new JsonText(layout).beginObject();
    addTo(json);
    return json.endObject().toString();
  }

  /** Adds the same as fields of the object that is open. */
  public void addTo(JsonText json) {
    new ReportJson(json).add(summary);
  }
}
