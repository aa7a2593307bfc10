package io.tracemill.serve.http;

import java.io.IOException;
import java.io.InputStream;

/** A body that may have so many bytes; one more is refused. */
final class LimitedInput extends InputStream {
  private final InputStream in;
  private final long most;
  private final String what;
  private long count;

  LimitedInput(InputStream in, long most, String what) {
    this.in = in;
    this.most = most;
    this.what = what;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    int read = in.read(bytes, start, length);
    count += Math.max(0, read);
    if (count > most) {
      throw new HttpRefusedException(413, what + " is larger than " + most + " bytes");
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
