package io.tracemill.pipeline;

/** Says that the config names a format that the traces do not have; nothing has been written. */
public final class FormatMismatch extends RuntimeException {
  private static final long serialVersionUID = 1;

  FormatMismatch(String message) {
    super(message);
  }
}
