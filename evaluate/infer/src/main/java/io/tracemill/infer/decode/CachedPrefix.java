package io.tracemill.infer.decode;

/** The first {@code length} of {@code tokens}: what a slot holds, or is to hold. */
record CachedPrefix(TokenBuffer tokens, int length, int ropeVariant) {
  static final CachedPrefix NOTHING = new CachedPrefix(new TokenBuffer(Tokens.NONE), 0, 0);

  /** How many tokens of a sequence are here, but for its last, which has to be computed. */
  int sharedWith(CachedPrefix sequence) {
    return ropeVariant == sequence.ropeVariant
        ? tokens.sharedWith(sequence.tokens, Math.min(length, sequence.length - 1))
        : 0;
  }

  CachedPrefix first(int tokens) {
    return new CachedPrefix(this.tokens, tokens, ropeVariant);
  }

  /** The tokens from {@code start} to before {@code end}, for a slot that holds those before. */
  Piece piece(int slot, int start, int end) {
    return new Piece(slot, start, tokens.slice(start, end), ropeVariant);
  }
}
