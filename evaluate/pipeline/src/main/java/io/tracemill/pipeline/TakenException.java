package io.tracemill.pipeline;

import java.io.IOException;

/** Says that an output is there already. */
public final class TakenException extends IOException {
  private static final long serialVersionUID = 1;

  TakenException(String message) {
    super(message);
  }
}
