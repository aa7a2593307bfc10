package io.tracemill.infer.machine;

import io.tracemill.infer.family.Architecture;

/**
 * How many positions of keys and values fit into memory.
 *
 * @param available bytes that may still be taken when the weights are loaded
 * @param bytesPerPosition of one sequence in all layers
 */
public record CacheBudget(long available, long bytesPerPosition) {
  /**
   * The share of what is available that a cache may take, in percent. The rest is for what a pass
   * computes on its way (for 2,000 tokens of a 1B model about 0.4 GB), for the Java heap, for files
   * to stay in memory, and for others.
   */
  private static final int PERCENT = 60;

  /** For an architecture whose cache has elements of {@code elementBytes}. */
  public static CacheBudget of(long available, Architecture architecture, int elementBytes) {
    long perLayer = 2L * architecture.attention().keySize() * elementBytes;
    return new CacheBudget(available, perLayer * architecture.layers().size());
  }

  /** How many positions fit, in all slots together. */
  public long positions() {
    return Math.max(0, available) / 100 * PERCENT / bytesPerPosition;
  }
}
