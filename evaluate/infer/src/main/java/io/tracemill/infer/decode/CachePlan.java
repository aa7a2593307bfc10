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

  /** Whether {@code shape} will do for the next pass. */
  boolean suffices(CacheShape shape, Batch sequences) {
    return shape.slots() >= sequences.size()
        && shape.slots() <= batch
        && shape.length() >= sequences.neededLength();
  }

  /**
   * The shape for {@code sequences} and more, up to {@code candidates} in all. A length that no
   * longer does grows by half at least, so that a cache that grows with its answers is copied a few
   * times only.
   */
  CacheShape shape(CacheShape now, Batch sequences, int candidates) {
    int wanted = sequences.wantedLength();
    int slots = Math.max(sequences.size(), Math.min(candidates, slots(wanted)));
    if (now.length() >= sequences.neededLength() && (long) slots * now.length() <= positions) {
      return new CacheShape(slots, now.length());
    }
    boolean grows = now.length() < sequences.neededLength();
    long length = grows ? Math.max(wanted, now.length() * 3L / 2) : wanted;
    long whole = (length + STEP - 1) / STEP * STEP;
    return new CacheShape(slots, (int) Math.min(whole, Math.min(longest, positions / slots)));
  }
}
