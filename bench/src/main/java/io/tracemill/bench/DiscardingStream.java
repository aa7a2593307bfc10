package io.tracemill.bench;

import java.io.OutputStream;

/** Counts bytes, and forgets them. */
final class DiscardingStream extends OutputStream {
  private long bytes;

  long bytes() {
    return bytes;
  }

  @Override
  public void write(int value) {
    bytes++;
  }

  @Override
  public void write(byte[] from, int at, int length) {
    bytes += length;
  }
}
