package io.tracemill.dialect.call;

/** A way in which models write tool calls; it has no state and fails on no text. */
interface CallFormat {

  /** What {@code text} is in this format. */
  Reading read(String text, CallJson json);
}
