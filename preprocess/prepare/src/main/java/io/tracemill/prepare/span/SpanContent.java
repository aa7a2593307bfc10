package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;

/** A way in which spans hold what went to a model and what came back. */
interface SpanContent {

  /** Whether {@code span} has something of it. */
  boolean isIn(Span span);

  /**
   * Reads it.
   *
   * @throws io.tracemill.json.DataException if it is in no dialect
   */
  void read(Span span, Talk talk);
}
