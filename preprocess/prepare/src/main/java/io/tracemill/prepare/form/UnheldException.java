package io.tracemill.prepare.form;

/** Says that a form cannot hold a conversation, and which message is why. */
final class UnheldException extends Exception {
  private static final long serialVersionUID = 1;

  private final Unheld reason;
  private final int message;

  /**
   * A conversation that cannot be held.
   *
   * @param message the index of the message
   */
  UnheldException(Unheld reason, int message, String words) {
    super(words, null, false, false);
    this.reason = reason;
    this.message = message;
  }

  Unheld reason() {
    return reason;
  }

  int message() {
    return message;
  }
}
