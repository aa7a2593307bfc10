package io.tracemill.prepare.screen;

/** What a screen decided. */
public interface Verdict {

  /** Why {@code trace}, a row of the table, is dropped, for people. */
  String explain(int trace);
}
