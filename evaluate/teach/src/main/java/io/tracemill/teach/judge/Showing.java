package io.tracemill.teach.judge;

/** How a row is shown to a judge; none of it should change the verdict. */
public enum Showing {
  /** As always. */
  USUAL,
  /** With another boundary, so that it is another request. */
  AGAIN,
  /** The prediction before the reference. */
  TURNED
}
