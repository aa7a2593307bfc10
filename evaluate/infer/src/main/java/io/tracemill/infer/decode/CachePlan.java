package io.tracemill.infer.decode;

/**
 * How large a cache is made.
 *
 * @param positions that fit into memory in all slots
 * @param longest that a slot can be
 * @param batch that many slots at most
 */
record CachePlan(long positions, int longest, int batch) {
  private static final int STEP = 64;

  /** How many slots of this length there can be; at least one. */
  int slots(int length) {
    return (int) Math.max(1, Math.min(batch, positions / length));
  }

  /** Whether {@code room} will do for the next pass. */
  boolean suffices(CacheShape room, Batch sequences) {
    return room.slots() >= sequences.size()
        && room.slots() <= batch
        && room.length() >= sequences.need();
  }

  /**
   * The room for {@code sequences} and more, up to {@code wanted}. A length that no longer does
   * grows by half at least, so that a cache that grows with its answers is copied a few times only.
   */
  CacheShape room(CacheShape now, Batch sequences, int wanted) {
    int wish = sequences.wish();
    int slots = Math.max(sequences.size(), Math.min(wanted, slots(wish)));
    if (now.length() >= sequences.need() && (long) slots * now.length() <= positions) {
      return new CacheShape(slots, now.length());
    }
    boolean grows = now.length() < sequences.need();
    long length = grows ? Math.max(wish, now.length() * 3L / 2) : wish;
    long whole = (length + STEP - 1) / STEP * STEP;
    return new CacheShape(slots, (int) Math.min(whole, Math.min(longest, positions / slots)));
  }
}
