package io.tracemill.trace;

/** Whether a model may learn to say an assistant's message; in a prompt it may stand anyway. */
public enum Lesson {
  /** It may. */
  WHOLE,
  /** It may not: the log gives it no weight, such as {@code "weight": 0}. */
  WEIGHTLESS,
  /** It may not: it ends where the model had to stop. */
  CUT,
  /** It may not: a filter took the rest of it away. */
  FILTERED
}
