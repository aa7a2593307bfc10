package io.tracemill.prepare.split;

/**
 * Seeded order: things are taken in the order of their places, so that the order of input does not
 * matter.
 *
 * @param seed the config's {@code random_seed}
 */
public record Shuffle(long seed) {

  /**
   * The place of a thing known by {@code key}; no two keys have the same (SplitMix64: Steele, Lea,
   * Flood 2014).
   */
  public long place(long key) {
    long z = key + (seed + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
