package io.tracemill.prepare.relevance;

/** What the evidence makes of a trace's relevance. */
enum Side {
  FOR,
  AGAINST,
  NEITHER
}
