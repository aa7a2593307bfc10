package io.tracemill.prepare.screen.relevance;

/** What the evidence makes of a trace's relevance. */
enum Side {
  FOR,
  AGAINST,
  NEITHER
}
