package io.tracemill.dialect;

/** Where a message's JSON stands in what is written. */
public enum Nesting {
  /** In the row itself. */
  PLAIN,
  /** In a string of the row, with one more level of escapes. */
  IN_STRING
}
