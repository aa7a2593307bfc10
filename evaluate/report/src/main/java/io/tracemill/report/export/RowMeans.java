package io.tracemill.report.export;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Slice;
import io.tracemill.score.Prediction;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The scores that the rows of a file came with, in few numbers.
 *
 * @param rows how many there are
 * @param context whether any has one
 * @param metrics of which some row has a score
 * @param high the first half of a hash of all rows
 * @param low the second half
 */
public record RowMeans(long rows, boolean context, List<RowMean> metrics, long high, long low) {

  /** The metrics that say whether an answer is right, the ones first that say it best. */
  private static final List<String> DECIDING =
      List.of(
          "accuracy",
          "tool_call_equivalence",
          "llm-as-a-judge",
          "llm-as-a-judge-reference-free",
          "binary",
          "staged_tool_call",
          "binary_tool_call",
          "meteor",
          "rouge");

  /** Copies the metrics. */
  public RowMeans {
    metrics = List.copyOf(metrics);
  }

  /**
   * One metric.
   *
   * @param n how many rows have a score, at least one
   * @param perfect how many of them have the best, 1
   */
  public record RowMean(String key, long n, double sum, long perfect) {

    /** The mean of the scores that there are. */
    public double mean() {
      return sum / n;
    }
  }

  /**
   * Reads all of {@code rows}.
   *
   * @throws java.io.UncheckedIOException if one cannot be read
   */
  public static RowMeans of(Iterator<Prediction> rows) {
    Counting counting = new Counting();
    rows.forEachRemaining(counting::add);
    return counting.means();
  }

  /** The metric by which a row is right or wrong where a viewer knows no more than that. */
  Optional<RowMean> deciding() {
    return DECIDING.stream().flatMap(key -> metric(key).stream()).findFirst();
  }

  private Optional<RowMean> metric(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }

  /** Rows while they are counted. */
  private static final class Counting {
    private final Fingerprint hash = new Fingerprint();
    private final long[] n = new long[Metrics.ALL.size()];
    private final double[] sum = new double[Metrics.ALL.size()];
    private final long[] perfect = new long[Metrics.ALL.size()];
    private long rows;
    private boolean context;

    void add(Prediction row) {
      rows++;
      context |= row.context().isPresent();
      text(row.question());
      text(row.answer());
      text(row.prediction());
      text(row.context().orElse(""));
      for (int i = 0; i < n.length; i++) {
        Optional<Double> score = Optional.ofNullable(row.recorded().get(Metrics.ALL.get(i).key()));
        hash.add(score.map(Double::doubleToLongBits).orElse(-1L));
        if (score.isPresent()) {
          n[i]++;
          sum[i] += score.get();
          perfect[i] += score.get() >= 1 ? 1 : 0;
        }
      }
    }

    private void text(String text) {
      hash.add(Slice.of(text));
    }

    RowMeans means() {
      List<RowMean> metrics =
          Metrics.ALL.stream().map(this::mean).filter(mean -> mean.n() > 0).toList();
      return new RowMeans(rows, context, metrics, hash.high(), hash.low());
    }

    private RowMean mean(Metric metric) {
      int i = Metrics.ALL.indexOf(metric);
      return new RowMean(metric.key(), n[i], sum[i], perfect[i]);
    }
  }
}
