package io.tracemill.infer.decode;

/**
 * Tokens of one sequence that go through the model in one pass: those at positions {@code [start,
 * start + tokens.size())} of a slot.
 *
 * <p>What the slot holds before {@code start} is kept and seen; what it holds from there on is
 * overwritten or forgotten.
 *
 * @param slot of the cache, from 0
 * @param tokens at least one
 * @param ropeVariant the {@link Decoder#ropeVariant} of the sequence, the same for all its pieces
 */
public record Piece(int slot, int start, Tokens tokens, int ropeVariant) {

  /** The position behind the last token: what the slot holds after the pass. */
  public int end() {
    return start + tokens.size();
  }
}
