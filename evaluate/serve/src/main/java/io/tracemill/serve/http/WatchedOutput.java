package io.tracemill.serve.http;

import java.io.IOException;
import java.io.OutputStream;

/** A body on its way out, whose client may not stand still. Closing it is not its user's. */
final class WatchedOutput extends OutputStream {
  private final OutputStream out;
  private final Standstill standstill;

  WatchedOutput(OutputStream out, Standstill standstill) {
    this.out = out;
    this.standstill = standstill;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    watched(() -> out.write(bytes, start, length));
  }

  @Override
  public void flush() throws IOException {
    watched(out::flush);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private void watched(Standstill.Sending sending) throws IOException {
    standstill.running(sending);
    standstill.progress();
  }
}
