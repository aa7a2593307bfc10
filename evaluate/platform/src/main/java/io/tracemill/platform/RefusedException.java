package io.tracemill.platform;

/** Says why the platform does not do what it was asked; nothing has been done. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  /** With what people are told. */
  public RefusedException(Refusal refusal, String message) {
    super(message);
    this.refusal = refusal;
  }

  /** Of what kind it is. */
  public Refusal refusal() {
    return refusal;
  }
}
