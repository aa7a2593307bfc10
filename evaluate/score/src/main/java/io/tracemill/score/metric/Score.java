package io.tracemill.score.metric;

/** What a metric says of one prediction: a number, or why there is none. */
public sealed interface Score permits Scored, NotScored {}
