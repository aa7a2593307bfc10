package io.tracemill.trace;

/** What counts as an example's answer. */
public sealed interface Answer {

  /** What was recorded. */
  Answer RECORDED = new Recorded();

  /** The message that the trace has there. */
  record Recorded() implements Answer {}

  /** Another message in its place, such as one that was mended or relabelled. */
  record Replaced(Message message) implements Answer {}
}
