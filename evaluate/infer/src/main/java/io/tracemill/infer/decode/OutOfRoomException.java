package io.tracemill.infer.decode;

import java.io.IOException;

/** Memory was too small for what a decoder should hold or compute; with fewer slots it may do. */
public final class OutOfRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  /** With the reason for people. */
  public OutOfRoomException(String message, Throwable cause) {
    super(message, cause);
  }
}
