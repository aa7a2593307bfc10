package io.tracemill.json.text;

/** Why a line cannot be read as the JSON that was expected. */
public enum Malformed implements Reason {
  /** The bytes are no strict UTF-8. */
  NOT_UTF8,
  /** A NUL, plain or escaped; databases and most tools refuse it. */
  NUL_CHARACTER,
  /** Half of a surrogate pair, such as a cut emoji; it has no UTF-8. */
  LONE_SURROGATE,
  /** Not JSON. */
  NOT_JSON,
  /** An object has a key twice, so that its meaning depends on the reader. */
  DUPLICATE_KEY,
  /** Nested deeper than a line may be. */
  TOO_DEEP,
  /** Something follows the line's value. */
  TRAILING_DATA,
  /** The file ends in the middle of the line. */
  TRUNCATED_LINE,
  /** A compressed file is cut or damaged, or a file got shorter while it was read. */
  TRUNCATED_INPUT,
  /** Longer than the limit. */
  LINE_TOO_LONG,
  /** One value over many lines. */
  PRETTY_PRINTED,
  /** JSON, but not what belongs at this place. */
  UNEXPECTED
}
