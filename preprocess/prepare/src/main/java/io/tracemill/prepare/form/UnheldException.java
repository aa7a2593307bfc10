package io.tracemill.prepare.form;

/** Says that a form cannot hold a conversation, and which message is why. */
final class UnheldException extends Exception {
  private static final long serialVersionUID = 1;

  private final Unheld reason;
  private final int message;
  private final String words;

  /**
   * A conversation that cannot be held.
   *
   * @param message the index of the message
   */
  UnheldException(Unheld reason, int message, String words) {
    super(words, null, false, false);
    this.reason = reason;
    this.message = message;
    this.words = words;
  }

  Unheld reason() {
    return reason;
  }

  /** What is there that it cannot hold, for people. */
  String words() {
    return words;
  }

  int message() {
    return message;
  }
}
