package io.tracemill.serve.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * A body on its way in, whose client may not stand still; fails with {@link BrokenCallException}
 * alone.
 */
final class WatchedInput extends InputStream {
  private final InputStream in;
  private final Standstill standstill;

  WatchedInput(InputStream in, Standstill standstill) {
    this.in = in;
    this.standstill = standstill;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    try {
      int read = standstill.waiting(() -> in.read(bytes, start, length));
      standstill.received(read);
      return read;
    } catch (IOException e) {
      throw new BrokenCallException(e);
    } catch (RuntimeException e) {
      // The JDK's reader of chunks trips over sizes that are none.
      throw new BrokenCallException(new IOException("no size of a chunk", e));
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }
}
