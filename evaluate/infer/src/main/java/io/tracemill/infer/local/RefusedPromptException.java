package io.tracemill.infer.local;

/** Says why one prompt cannot be asked; others can. */
public final class RefusedPromptException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedPromptException(String reason) {
    super(reason, null, false, false);
  }

  /** The reason, for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
