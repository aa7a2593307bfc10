package io.tracemill.serve.http;

import java.io.IOException;

/** Says that a request did not come in whole: its client broke off, or did not keep to HTTP. */
final class BrokenCallException extends IOException {
  private static final long serialVersionUID = 1;

  BrokenCallException(IOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
