package io.tracemill.pipeline.inspect;

import java.util.OptionalLong;

/**
 * Counts numbers from 0 on: exactly below 1024, above it in steps of less than one part in 512, so
 * that any amount of them takes 240 KiB.
 */
final class Histogram {
  private static final int EXACT_BITS = 10;
  private static final int HALF = 1 << EXACT_BITS - 1;

  private final long[] counts = new long[(64 - EXACT_BITS + 1) * HALF + HALF];
  private long n;
  private long max;

  void add(long value) {
    counts[bucket(value)]++;
    n++;
    max = Math.max(max, value);
  }

  private static int bucket(long value) {
    int shift = Math.max(0, 64 - EXACT_BITS - Long.numberOfLeadingZeros(value));
    return shift * HALF + (int) (value >>> shift);
  }

  private static long least(int bucket) {
    int shift = Math.max(0, bucket / HALF - 1);
    return (long) (bucket - shift * HALF) << shift;
  }

  /** What {@code percent} of the numbers do not exceed: the least such number (nearest rank). */
  private long percentile(int percent) {
    long rank = Math.max(1, (n * percent + 99) / 100);
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return least(bucket);
      }
    }
    return max;
  }

  /** The numbers in few; nothing if there were none. */
  Spread spread() {
    return n == 0
        ? Spread.NONE
        : new Spread(n, percentile(10), percentile(50), percentile(90), OptionalLong.of(max));
  }
}
