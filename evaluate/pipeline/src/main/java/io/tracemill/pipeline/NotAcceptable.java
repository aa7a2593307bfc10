package io.tracemill.pipeline;

/** Says that the data is not what was asked for; outputs that are complete stay. */
public final class NotAcceptable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With what, where and how many. */
  public NotAcceptable(String message) {
    super(message);
  }
}
