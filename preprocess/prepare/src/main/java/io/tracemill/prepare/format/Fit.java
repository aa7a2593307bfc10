package io.tracemill.prepare.format;

/** How well a line fits a format. */
public enum Fit {
  /** Not of this format. */
  NONE,
  /** Can be read, but another format says more about it. */
  READABLE,
  /** Looks just like this format. */
  EXACT
}
