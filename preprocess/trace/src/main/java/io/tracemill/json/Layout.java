package io.tracemill.json;

/** How JSON text is laid out. */
public enum Layout {
  /** On one line, without white space. */
  COMPACT,
  /** Each field and item on a line of its own, two spaces a level. */
  INDENTED
}
