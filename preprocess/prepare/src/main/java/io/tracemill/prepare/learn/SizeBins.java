package io.tracemill.prepare.learn;

/** How large traces are, in bytes of JSON; to within a quarter. Not for use by several threads. */
final class SizeBins {
  /** Bins for each doubling. */
  private static final int FINE = 4;

  private final long[] bins = new long[Long.SIZE * FINE];
  private long count;
  private long total;
  private long most;

  void add(long size) {
    bins[bin(size)]++;
    count++;
    total += size;
    most = Math.max(most, size);
  }

  void add(SizeBins other) {
    for (int i = 0; i < bins.length; i++) {
      bins[i] += other.bins[i];
    }
    count += other.count;
    total += other.total;
    most = Math.max(most, other.most);
  }

  private static int bin(long size) {
    long at = size + FINE;
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(at);
    return (power - 2) * FINE + (int) (at >>> power - 2 & 3);
  }

  /** The least number that is not below the size of {@code share} of them, or little more. */
  long quantile(double share) {
    long left = (long) Math.ceil(share * count);
    for (int i = 0; i < bins.length; i++) {
      left -= bins[i];
      if (left <= 0) {
        int power = i / FINE + 2;
        return Math.min(most, ((long) (i % FINE + 5) << power - 2) - FINE);
      }
    }
    return most;
  }

  /** All sizes together. */
  long total() {
    return total;
  }

  long most() {
    return most;
  }
}
