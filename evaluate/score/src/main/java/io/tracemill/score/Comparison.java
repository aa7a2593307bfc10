package io.tracemill.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several models on one test set: their metrics in one table, a line for each metric and model. */
public final class Comparison {
  private final Map<String, Summary> models = new LinkedHashMap<>();

  /** Adds a model behind the others; {@code name} is for people. */
  public Comparison add(String name, Summary summary) {
    models.put(name, summary);
    return this;
  }

  /** The table, and then for each model its classes and what was taken for what. */
  public String text() {
    Table table =
        new Table(List.of("metric", "model", "n", "mean", "95% low", "95% high", "not scored"), 2);
    for (String metric : metrics()) {
      models.forEach(
          (name, summary) ->
              summary.metric(metric).ifPresent(found -> table.add(row(name, found))));
    }
    StringBuilder text = new StringBuilder(table.text());
    models.forEach(
        (name, summary) -> {
          String details = new Report(summary).details();
          text.append(details.isEmpty() ? "" : "\n" + name + ":" + details);
        });
    return text.toString();
  }

  private List<String> metrics() {
    return models.values().stream()
        .flatMap(summary -> summary.metrics().stream().map(MetricSummary::key))
        .distinct()
        .toList();
  }

  private static List<String> row(String name, MetricSummary metric) {
    List<String> row = new ArrayList<>(List.of(metric.key(), name));
    row.addAll(Report.estimate(metric.estimate()));
    row.add(Report.reasons(metric));
    return row;
  }
}
