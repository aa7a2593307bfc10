package io.tracemill.infer.decode;

/** The first {@code length} of {@code tokens}: what a slot holds, or is to hold. */
record Held(TokenBuffer tokens, int length, int reach) {
  static final Held NOTHING = new Held(new TokenBuffer(Tokens.NONE), 0, 0);

  /** How many of the first {@code limit} tokens of {@code other} are here to be reused. */
  int sharedWith(Held other, int limit) {
    return reach == other.reach
        ? tokens.sharedWith(other.tokens, Math.min(length, Math.min(limit, other.length)))
        : 0;
  }

  Held first(int tokens) {
    return new Held(this.tokens, tokens, reach);
  }

  /** The tokens from {@code start} to before {@code end}, for a slot that holds those before. */
  Piece piece(int slot, int start, int end) {
    return new Piece(slot, start, tokens.slice(start, end), reach);
  }
}
