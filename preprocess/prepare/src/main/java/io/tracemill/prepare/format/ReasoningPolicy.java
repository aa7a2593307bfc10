package io.tracemill.prepare.format;

/** What becomes of what a model thought. */
public enum ReasoningPolicy {
  /** It is left out. */
  DROP,
  /** It is kept, wherever what is written has a place for it. */
  KEEP,
  /** That of the last answer is kept, if no user speaks after it, as chat templates show it. */
  LAST
}
