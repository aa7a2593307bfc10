package io.tracemill.json;

/** Turns one JSON text into entries. */
interface Tokenizer {

  /**
   * Reads {@code bytes[start, end)}, which is UTF-8.
   *
   * @return whether a key may be spelled with escapes
   * @throws SyntaxException if the text is not exactly one JSON value
   */
  boolean read(byte[] bytes, int start, int end, Entries to) throws SyntaxException;

  static Tokenizer create() {
    return new JacksonTokenizer();
  }
}
