package io.tracemill.json;

/** Turns one JSON text into entries. */
interface Tokenizer {

  /**
   * Reads {@code bytes[start, end)}, which is UTF-8.
   *
   * @return whether an escape may stand for a NUL or half a surrogate pair
   * @throws SyntaxException if the text is not exactly one JSON value
   */
  boolean read(byte[] bytes, int start, int end, Entries to) throws SyntaxException;

  static Tokenizer create() {
    return new JacksonTokenizer();
  }
}
