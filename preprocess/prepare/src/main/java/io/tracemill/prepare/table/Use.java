package io.tracemill.prepare.table;

/** What a line can be used for. */
public enum Use {
  /** A conversation with an answer: anything. */
  EXAMPLES,
  /** Text: only unstructured. */
  TEXT,
  /** A conversation without an answer: nothing. */
  NOTHING
}
