package io.tracemill.prepare.screen.relevance;

/** What a message does in a conversation. */
enum Turn {
  /** Comes before the first message. */
  NONE,
  USER,
  /** What a tool gave back. */
  RESULT,
  ANSWER,
  CALL
}
