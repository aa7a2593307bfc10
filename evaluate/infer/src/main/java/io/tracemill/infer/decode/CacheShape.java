package io.tracemill.infer.decode;

/**
 * The size of a cache of keys and values.
 *
 * @param slots sequences side by side
 * @param length positions of each slot
 */
public record CacheShape(int slots, int length) {
  /** For nothing. */
  public static final CacheShape NONE = new CacheShape(0, 0);

  /** How many positions there are in all slots. */
  public long positions() {
    return (long) slots * length;
  }
}
