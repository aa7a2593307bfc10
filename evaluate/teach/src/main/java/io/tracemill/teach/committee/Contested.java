package io.tracemill.teach.committee;

/** What becomes of an example about which the arbiter is not sure. */
public enum Contested {
  /** It keeps the recorded answer. */
  KEEP,
  /** It is dropped. */
  DROP
}
