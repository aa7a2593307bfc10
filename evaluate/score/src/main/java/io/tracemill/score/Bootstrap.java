package io.tracemill.score;

import io.tracemill.score.agreement.Interval;
import io.tracemill.score.agreement.SplitMix;
import java.util.Arrays;
import java.util.Optional;

/**
 * Means with 95% intervals by the percentile bootstrap.
 *
 * <p>B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13: of 1,000 means of
 * resamples the 25th smallest and the 25th largest. The seed is fixed, so the same scores give the
 * same interval anywhere. Above {@value #MANY} scores the normal interval takes over, which the
 * other one then equals to about the width's hundredth.
 */
final class Bootstrap {
  private static final int RESAMPLES = 1_000;
  private static final int TAIL = 25;
  private static final int MANY = 100_000;

  private static final long SEED = 20_260_101;

  private Bootstrap() {}

  /** The estimate from the first {@code n} scores, or nothing from none. */
  static Optional<Estimate> of(double[] scores, int n) {
    return of(scores, n, 0);
  }

  /** The same from differences of scores, from -1 to 1. */
  static Optional<Estimate> ofDifferences(double[] differences, int n) {
    return of(differences, n, -1);
  }

  private static Optional<Estimate> of(double[] scores, int n, double least) {
    if (n == 0) {
      return Optional.empty();
    }
    double mean = sum(scores, n) / n;
    return Optional.of(n > MANY ? normal(scores, n, mean, least) : resampled(scores, n, mean));
  }

  private static double sum(double[] scores, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += scores[i];
    }
    return sum;
  }

  private static Estimate resampled(double[] scores, int n, double mean) {
    double[] means = new double[RESAMPLES];
    SplitMix random = new SplitMix(SEED);
    for (int resample = 0; resample < RESAMPLES; resample++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += scores[random.below(n)];
      }
      means[resample] = sum / n;
    }
    Arrays.sort(means);
    return new Estimate(n, mean, means[TAIL - 1], means[RESAMPLES - TAIL]);
  }

  private static Estimate normal(double[] scores, int n, double mean, double least) {
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (scores[i] - mean) * (scores[i] - mean);
    }
    double half = Interval.NORMAL * Math.sqrt(squares / (n - 1.0) / n);
    return new Estimate(n, mean, Math.max(least, mean - half), Math.min(1, mean + half));
  }
}
