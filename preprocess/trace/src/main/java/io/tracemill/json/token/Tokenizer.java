package io.tracemill.json.token;

/** Turns one JSON text into entries. */
public interface Tokenizer {

  /** Whether {@link #read} refuses what is not UTF-8, rather than be given nothing else. */
  boolean checksUtf8();

  /**
   * Reads {@code bytes[start, end)}.
   *
   * @return whether an escape may stand for a NUL or half a surrogate pair
   * @throws SyntaxException if the text is not exactly one JSON value
   */
  boolean read(byte[] bytes, int start, int end, Entries to) throws SyntaxException;
}
