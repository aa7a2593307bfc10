package io.tracemill.prepare.screen.relevance;

/** What the words of a text stand for. */
enum WordUse {
  /** What the conversation is about. */
  TOPIC,
  /** What the conversation is about, in so many words that none is remembered. */
  DATA,
  /** Itself alone: its words are the job description's whatever was asked. */
  LABEL
}
