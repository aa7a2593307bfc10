package io.tracemill.score;

import io.tracemill.json.JsonText;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of two models on the rows that both answered, of which alone their means can be
 * compared. Rows are the same whose prompts and right answers mean the same.
 *
 * @param rows that both answered
 * @param firstAlone rows that only the first answered
 * @param secondAlone rows that only the second answered
 * @param metrics of which some of these rows have the scores of both
 */
public record PairedScores(int rows, int firstAlone, int secondAlone, List<PairedMetric> metrics) {

  /** Copies the metrics. */
  public PairedScores {
    metrics = List.copyOf(metrics);
  }

  /**
   * One metric on the rows for which both models have a score.
   *
   * @param difference by which the second is better, from -1 to 1; its interval is that of pairs,
   *     which are resampled together (Efron and Tibshirani 1993, chapter 13)
   */
  public record PairedMetric(String key, Estimate first, Estimate second, Estimate difference) {}

  /** Reads two predictions files with their scores; lines that are no rows do not count. */
  public static PairedScores read(PredictionsReader first, PredictionsReader second)
      throws IOException {
    TextHash hash = new TextHash();
    Map<Row, Deque<Map<String, Double>>> waiting = new HashMap<>();
    List<Map<String, Double>> firsts = new ArrayList<>();
    List<Map<String, Double>> seconds = new ArrayList<>();
    int[] alone = new int[2];
    first.forEach(
        row -> {
          waiting
              .computeIfAbsent(Row.of(row, hash), same -> new ArrayDeque<>())
              .add(row.recorded());
          alone[0]++;
        },
        bad -> {});
    second.forEach(
        row -> {
          Map<String, Double> other =
              waiting.getOrDefault(Row.of(row, hash), new ArrayDeque<>()).pollFirst();
          if (other == null) {
            alone[1]++;
          } else {
            firsts.add(other);
            seconds.add(row.recorded());
          }
        },
        bad -> {});
    int rows = firsts.size();
    return new PairedScores(rows, alone[0] - rows, alone[1], metrics(firsts, seconds));
  }

  /** Adds all numbers as an object; the difference is the second's score less the first's. */
  public void addTo(JsonText json) {
    json.beginObject().name("rows").value(rows);
    json.name("first_alone").value(firstAlone).name("second_alone").value(secondAlone);
    json.name("metrics").beginObject();
    for (PairedMetric metric : metrics) {
      json.name(metric.key()).beginObject().name("n").value(metric.difference().n());
      json.name("first").value(metric.first().mean());
      json.name("second").value(metric.second().mean());
      json.name("difference").value(metric.difference().mean());
      json.name("low").value(metric.difference().low());
      json.name("high").value(metric.difference().high()).endObject();
    }
    json.endObject().endObject();
  }

  private static List<PairedMetric> metrics(
      List<Map<String, Double>> firsts, List<Map<String, Double>> seconds) {
    return Metrics.ALL.stream()
        .map(Metric::key)
        .flatMap(key -> metric(key, firsts, seconds).stream())
        .toList();
  }

  private static Optional<PairedMetric> metric(
      String key, List<Map<String, Double>> firsts, List<Map<String, Double>> seconds) {
    double[] first = new double[firsts.size()];
    double[] second = new double[firsts.size()];
    double[] difference = new double[firsts.size()];
    int n = 0;
    for (int i = 0; i < firsts.size(); i++) {
      Double one = firsts.get(i).get(key);
      Double other = seconds.get(i).get(key);
      if (one != null && other != null) {
        first[n] = one;
        second[n] = other;
        difference[n++] = other - one;
      }
    }
    int scored = n;
    return Bootstrap.of(first, scored)
        .map(
            estimate ->
                new PairedMetric(
                    key,
                    estimate,
                    Bootstrap.of(second, scored).orElseThrow(),
                    Bootstrap.ofDifferences(difference, scored).orElseThrow()));
  }

  /** What makes a row the same. */
  private record Row(long prompt, long answer) {
    static Row of(Prediction row, TextHash hash) {
      return new Row(hash.of(row.question()), hash.of(row.answer()));
    }
  }
}
