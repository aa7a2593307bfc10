package io.tracemill.pipeline;

/**
 * Says that a use case was stopped as its {@link Progress} wished, and that nothing is left of it.
 */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CancelledException() {
    super("cancelled", null, false, false);
  }
}
