package io.tracemill.prepare.slice;

import java.util.Locale;

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

  /** Its name on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
