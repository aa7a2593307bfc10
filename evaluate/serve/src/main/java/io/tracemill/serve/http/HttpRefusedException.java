package io.tracemill.serve.http;

/** Says with which status a request is refused, and why. */
public final class HttpRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  /** With what people are told. */
  public HttpRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Its status in HTTP. */
  public int status() {
    return status;
  }
}
