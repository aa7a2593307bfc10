package io.tracemill.prepare.slice;

/** Which of a trace's answers become examples. */
public enum Turns {
  /** Each. */
  EVERY,
  /** The last. */
  LAST;

  /** A slicer that does so. */
  public Slicer slicer() {
    return this == EVERY ? new EveryAnswer() : new LastAnswer();
  }
}
