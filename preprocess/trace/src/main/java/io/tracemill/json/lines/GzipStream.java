package io.tracemill.json.lines;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Decompresses gzip (RFC 1952) of one or more members.
 *
 * <p>Unlike {@code java.util.zip.GZIPInputStream}, which takes a damaged later member for the end
 * of the file, it reports every damage, and after all that stands before it; only zeros may follow
 * the last member.
 */
final class GzipStream extends InputStream {
  private static final int CRC_OF_HEADER = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private boolean inMember;
  private boolean first = true;

  GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || header()) {
      int read = inflate(to, offset, length);
      if (read > 0) {
        return read;
      }
    }
    return -1;
  }

  private int inflate(byte[] to, int offset, int length) throws IOException {
    long before = inflater.getBytesWritten();
    try {
      if (inflater.needsInput()) {
        require(more());
        inflater.setInput(buffer, at, filled - at);
      }
      int read = inflater.inflate(to, offset, length);
      crc.update(to, offset, read);
      at = filled - inflater.getRemaining();
      if (read == 0 && inflater.finished()) {
        trailer();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("the gzip data needs a dictionary");
      }
      return read;
    } catch (DataFormatException e) {
      int good = (int) (inflater.getBytesWritten() - before);
      if (good > 0) { // the next call fails at once
        return good;
      }
      throw new ZipException("bad gzip data: " + e.getMessage());
    }
  }

  private void trailer() throws IOException {
    inMember = false;
    if (integer() != (int) crc.getValue() || integer() != (int) inflater.getBytesWritten()) {
      throw new ZipException("the gzip checksum does not match");
    }
  }

  /** Reads the header of the next member; false when there is none. */
  private boolean header() throws IOException {
    boolean follows = more() && (first || !onlyZeros());
    if (!follows) {
      return false;
    }
    if (next() != 0x1f || next() != 0x8b || next() != 8) {
      throw new ZipException("something that is not gzip follows the gzip data");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("bad gzip header");
    }
    skip(6);
    skip((flags & EXTRA) == 0 ? 0 : next() | next() << 8);
    skipText((flags & NAME) != 0);
    skipText((flags & COMMENT) != 0);
    skip((flags & CRC_OF_HEADER) == 0 ? 0 : 2);
    crc.reset();
    inflater.reset();
    inflater.setInput(buffer, at, filled - at);
    inMember = true;
    first = false;
    return true;
  }

  private boolean onlyZeros() throws IOException {
    while (more()) {
      if (buffer[at] != 0) {
        return false;
      }
      at++;
    }
    return true;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText(boolean present) throws IOException {
    boolean ended = !present;
    while (!ended) {
      ended = next() == 0;
    }
  }

  private int integer() throws IOException {
    return next() | next() << 8 | next() << 16 | next() << 24;
  }

  private int next() throws IOException {
    require(more());
    return buffer[at++] & 0xff;
  }

  private static void require(boolean more) throws EOFException {
    if (!more) {
      throw new EOFException("the gzip data ends too early");
    }
  }

  /** Whether there are more bytes in the buffer, which is filled again when empty. */
  private boolean more() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, buffer.length));
    }
    return at < filled;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
