package io.tracemill.prepare.split;

/** What traces are for that are in no split. */
public enum Remainder {
  /** Text: those that would tell of the test set are left out. */
  UNSTRUCTURED,
  /** More rows at another time: all of them stay. */
  TRACES
}
