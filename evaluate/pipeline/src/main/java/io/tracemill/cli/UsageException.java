package io.tracemill.cli;

/** Says what is wrong with how the program was called; nothing has been done yet. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
