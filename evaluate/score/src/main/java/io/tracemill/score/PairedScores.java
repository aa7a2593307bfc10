package io.tracemill.score;

import io.tracemill.json.JsonText;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import java.io.IOException;
import java.util.List;
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
   * @param better rows on which the second has the higher score
   * @param worse rows on which it has the lower one
   * @param test where each of these scores is 0 or 1
   */
  public record PairedMetric(
      String key,
      Estimate first,
      Estimate second,
      Estimate difference,
      int better,
      int worse,
      Optional<McNemar> test) {

    /** Rows on which both have the same score. */
    public int same() {
      return difference.n() - better - worse;
    }

    private void addTo(JsonText json) {
      json.beginObject().name("n").value(difference.n());
      json.name("first").value(first.mean());
      json.name("second").value(second.mean());
      json.name("difference").value(difference.mean());
      json.name("low").value(difference.low()).name("high").value(difference.high());
      json.name("better").value(better).name("worse").value(worse);
      test.ifPresent(found -> json.name("p").value(found.p()));
      json.endObject();
    }
  }

  /** Reads two predictions files with their scores; lines that are no rows do not count. */
  public static PairedScores read(PredictionsReader first, PredictionsReader second)
      throws IOException {
    return of(
        RowScores.read(first, bad -> {}, () -> {}), RowScores.read(second, bad -> {}, () -> {}));
  }

  /** The rows of two files. */
  public static PairedScores of(RowScores first, RowScores second) {
    RowPairs pairs = RowPairs.of(first, second);
    List<PairedMetric> metrics =
        Metrics.ALL.stream()
            .map(Metric::key)
            .flatMap(key -> ScorePairs.of(key, first, second, pairs).stream())
            .flatMap(scores -> scores.metric().stream())
            .toList();
    return new PairedScores(
        pairs.size(), first.rows() - pairs.size(), second.rows() - pairs.size(), metrics);
  }

  /** One metric, if both have scores of it. */
  public Optional<PairedMetric> metric(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }

  /** Adds all numbers as an object; the difference is the second's score less the first's. */
  public void addTo(JsonText json) {
    json.beginObject();
    addFieldsTo(json);
    json.endObject();
  }

  /** Adds the same as fields of the object that is open. */
  public void addFieldsTo(JsonText json) {
    json.name("rows").value(rows);
    json.name("first_alone").value(firstAlone).name("second_alone").value(secondAlone);
    json.name("metrics").beginObject();
    metrics.forEach(metric -> metric.addTo(json.name(metric.key())));
    json.endObject();
  }
}
