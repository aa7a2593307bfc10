package io.tracemill.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several models on one test set: their metrics in one table, a line for each metric and model. Two
 * whose rows are paired stand there with the rows that both answered, and with the difference.
 */
public final class Comparison {
  private final Map<String, Summary> models = new LinkedHashMap<>();
  private Optional<PairedScores> paired = Optional.empty();

  /** Adds a model behind the others; {@code name} is for people. */
  public Comparison add(String name, Summary summary) {
    models.put(name, summary);
    return this;
  }

  /** Pairs the rows of the two models that were added. */
  public Comparison pair(PairedScores scores) {
    paired = Optional.of(scores);
    return this;
  }

  /** The table, and then for each model its notes, its classes and what was taken for what. */
  public String text() {
    Table table =
        new Table(List.of("metric", "model", "n", "mean", "95% low", "95% high", "not scored"), 2);
    for (String metric : metrics()) {
      Optional<PairedScores.PairedMetric> both = both(metric);
      both.ifPresent(scores -> add(scores, table));
      if (both.isEmpty()) {
        models.forEach(
            (name, summary) ->
                summary.metric(metric).ifPresent(found -> table.add(row(name, found))));
      }
    }
    StringBuilder text = new StringBuilder(table.text());
    paired.ifPresent(scores -> alone(scores, text));
    models.forEach(
        (name, summary) -> {
          String details = new Report(summary).details().stripLeading();
          text.append(details.isEmpty() ? "" : "\n" + name + ":\n" + details);
        });
    return text.toString();
  }

  private Optional<PairedScores.PairedMetric> both(String metric) {
    return paired.stream()
        .flatMap(scores -> scores.metrics().stream())
        .filter(scores -> scores.key().equals(metric))
        .findFirst();
  }

  private void add(PairedScores.PairedMetric scores, Table table) {
    List<String> names = new ArrayList<>(models.keySet());
    table.add(row(scores.key(), names.get(0), Report.estimate(Optional.of(scores.first())), ""));
    table.add(row(scores.key(), names.get(1), Report.estimate(Optional.of(scores.second())), ""));
    table.add(row(scores.key(), "difference", Report.signed(scores.difference()), ""));
  }

  /** Says which rows are left out of the table. */
  private void alone(PairedScores scores, StringBuilder text) {
    List<String> names = new ArrayList<>(models.keySet());
    if (scores.firstAlone() + scores.secondAlone() > 0) {
      text.append("note: both are compared on the ").append(scores.rows());
      text.append(" rows that both answered; rows of one alone: ");
      text.append(names.get(0)).append(' ').append(scores.firstAlone()).append(", ");
      text.append(names.get(1)).append(' ').append(scores.secondAlone()).append('\n');
    }
  }

  private List<String> metrics() {
    return models.values().stream()
        .flatMap(summary -> summary.metrics().stream().map(MetricSummary::key))
        .distinct()
        .toList();
  }

  private static List<String> row(String name, MetricSummary metric) {
    return row(metric.key(), name, Report.estimate(metric.estimate()), Report.reasons(metric));
  }

  private static List<String> row(
      String metric, String name, List<String> numbers, String notScored) {
    List<String> row = new ArrayList<>(List.of(metric, name));
    row.addAll(numbers);
    row.add(notScored);
    return row;
  }
}
