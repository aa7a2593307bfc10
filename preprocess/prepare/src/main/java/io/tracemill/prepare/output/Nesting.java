package io.tracemill.prepare.output;

/** Where a message's JSON stands. */
enum Nesting {
  /** In the row itself. */
  PLAIN,
  /** In a string of the row, with one more level of escapes. */
  IN_STRING
}
