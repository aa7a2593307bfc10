package io.tracemill.infer.decode;

/** The first {@code length} of {@code tokens}: what a slot holds, or is to hold. */
record Held(TokenBuffer tokens, int length, int reach) {
  static final Held NOTHING = new Held(new TokenBuffer(Tokens.NONE), 0, 0);

  /** How many tokens of a sequence are here, but for its last, which has to be computed. */
  int sharedWith(Held sequence) {
    return reach == sequence.reach
        ? tokens.sharedWith(sequence.tokens, Math.min(length, sequence.length - 1))
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
