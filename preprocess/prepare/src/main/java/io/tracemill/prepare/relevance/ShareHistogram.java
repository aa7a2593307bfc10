package io.tracemill.prepare.relevance;

/** Counts shares in steps of 1/256, so that what is taken from them knows no order. */
final class ShareHistogram {
  private static final int STEPS = 256;

  /** Up to a share of 2: names weigh double. */
  private final long[] counts = new long[2 * STEPS + 1];

  private long size;
  private long sum;

  void add(double share) {
    int step = (int) Math.min(counts.length - 1, share * STEPS);
    counts[step]++;
    size++;
    sum += step;
  }

  long size() {
    return size;
  }

  double mean() {
    return size == 0 ? 0 : sum / (double) size / STEPS;
  }

  /** The share that two thirds do not reach. */
  double upperThird() {
    return quantile(size - size / 3);
  }

  /** The share that two thirds exceed. */
  double lowerThird() {
    return quantile(size / 3);
  }

  private double quantile(long below) {
    long seen = 0;
    for (int step = 0; step < counts.length; step++) {
      seen += counts[step];
      if (seen > below) {
        return step / (double) STEPS;
      }
    }
    return 2;
  }
}
