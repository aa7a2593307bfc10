package io.tracemill.infer.decode;

/** What a slot holds: the first {@code length} of {@code tokens}. */
record Held(TokenBuffer tokens, int length, int reach) {
  static final Held NOTHING = new Held(new TokenBuffer(Tokens.NONE), 0, 0);

  /** How many of the first {@code limit} tokens of a sequence are here to be reused. */
  int sharedWith(TokenBuffer others, int reach, int limit) {
    return reach == this.reach ? tokens.sharedWith(others, Math.min(length, limit)) : 0;
  }
}
