package io.tracemill.infer.tokenizer;

/** How special tokens are read that the text of a conversation spells, not its template. */
public enum SpecialTokenReading {
  /** As special tokens, as the hub's library reads them: such a text may end its own turn. */
  SPECIAL,
  /** As the text that they are. */
  TEXT
}
