package io.tracemill.cli;

/** Says what is wrong with how the program was called; nothing has been done yet. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }

  /** Checks that an option's value is from 1 to {@code greatest}. */
  static void checkRange(String option, int value, int greatest) {
    if (value < 1 || value > greatest) {
      String expected = greatest == Integer.MAX_VALUE ? "at least 1" : "1 to " + greatest;
      throw new UsageException(option + ": expected " + expected + " but found " + value);
    }
  }
}
