package io.tracemill.dialect;

/** How surely a value is written in a dialect. */
public enum Match {
  /** It is not. */
  NO,
  /** It reads so, but somebody may have written the same as text. */
  LIKELY,
  /** It can be nothing else, so that it counts even inside a string. */
  SURE
}
