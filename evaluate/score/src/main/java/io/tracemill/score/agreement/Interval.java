package io.tracemill.score.agreement;

import java.util.Arrays;

/**
 * Where a number lies in 95 of 100 cases.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
  /** Quantile 0.975 of the normal distribution. */
  public static final double NORMAL = 1.959964;

  /** How many resamples a bootstrap takes. */
  static final int RESAMPLES = 1_000;

  static final long SEED = 20_260_101;

  /** The share of resamples beyond each end. */
  private static final double TAIL = 0.025;

  /** Around {@code middle}, but not beyond {@code least} and {@code most}. */
  static Interval around(double middle, double error, double least, double most) {
    return new Interval(
        clipped(middle - NORMAL * error, least, most),
        clipped(middle + NORMAL * error, least, most));
  }

  static double clipped(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /**
   * The percentile interval of {@code n} resampled values, which are sorted here: of 1,000 the 25th
   * smallest and the 25th largest (B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993,
   * chapter 13).
   */
  static Interval ofResamples(double[] values, int n) {
    Arrays.sort(values, 0, n);
    int tail = Math.max(1, (int) (n * TAIL));
    return new Interval(values[tail - 1], values[n - tail]);
  }
}
