package io.tracemill.prepare.output;

/** Says that a check takes longer than it may. */
final class EndlessException extends RuntimeException {
  private static final long serialVersionUID = 1;

  EndlessException(String message) {
    super(message, null, false, false);
  }
}
