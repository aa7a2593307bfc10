package io.tracemill.json.lines;

import java.io.EOFException;

/** A file ends before the end that it had when it was opened. */
final class ShorterFileException extends EOFException {
  private static final long serialVersionUID = 1;

  ShorterFileException(long read, long size) {
    super("got shorter while it was read (" + read + " of " + size + " bytes)");
  }
}
