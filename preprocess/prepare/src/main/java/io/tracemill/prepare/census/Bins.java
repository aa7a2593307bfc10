package io.tracemill.prepare.census;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * Counts numbers from 0 on in bins, each twice as wide as the one before. Not for use by several
 * threads.
 */
final class Bins {
  /** Enough for any number that memory can hold so many of. */
  private static final int BINS = 50;

  private final long[] greatest = new long[BINS];
  private final long[] counts = new long[BINS];

  private Bins(IntToLongFunction greatest) {
    for (int bin = 0; bin < BINS; bin++) {
      this.greatest[bin] = greatest.applyAsLong(bin);
    }
  }

  /** For few: 0, 1, 2, 3 to 4, 5 to 8, ... */
  static Bins ofFew() {
    return new Bins(bin -> bin == 0 ? 0 : 1L << bin - 1);
  }

  /** For many: 0 to 63, 64 to 127, 128 to 255, ... */
  static Bins ofMany() {
    return new Bins(bin -> (64L << bin) - 1);
  }

  void add(long number) {
    int bin = 0;
    while (bin < BINS - 1 && number > greatest[bin]) {
      bin++;
    }
    counts[bin]++;
  }

  void add(Bins other) {
    for (int bin = 0; bin < BINS; bin++) {
      counts[bin] += other.counts[bin];
    }
  }

  /** The counts by what is in a bin, from the first bin that has any to the last. */
  Map<String, Long> byRange() {
    Map<String, Long> byRange = new LinkedHashMap<>();
    int last = BINS - 1;
    while (last >= 0 && counts[last] == 0) {
      last--;
    }
    for (int bin = 0; bin <= last; bin++) {
      if (counts[bin] > 0 || !byRange.isEmpty()) {
        byRange.put(range(bin), counts[bin]);
      }
    }
    return byRange;
  }

  private String range(int bin) {
    long least = bin == 0 ? 0 : greatest[bin - 1] + 1;
    return least == greatest[bin] ? Long.toString(least) : least + "-" + greatest[bin];
  }
}
