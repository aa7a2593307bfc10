package io.tracemill.score.agreement;

/**
 * Random numbers that are the same on every machine: SplitMix64 (G. Steele et al., OOPSLA 2014).
 * Not for use by several threads.
 */
public final class SplitMix {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Numbers from {@code seed}. */
  public SplitMix(long seed) {
    this.state = seed;
  }

  /** The next 64 bits. */
  public long next() {
    state += GAMMA;
    long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** The next number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) ((next() >>> 32) * bound >>> 32);
  }
}
