package io.tracemill.json.lines;

import com.github.luben.zstd.ZstdIOException;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Swar;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * A stream in pieces of whole lines, each piece in an array of its own until that is {@link #spare
 * spared}.
 *
 * <p>A line over the limit is a piece for itself, of which only the head is held. Where a
 * compressed stream is damaged, or a file got shorter, the pieces end; what came before stands.
 */
final class Pieces {
  private static final int CHUNK = 1 << 18;

  private final InputStream in;
  private final int maxLineBytes;

  private final Spares spares = new Spares();
  private byte[] bytes = new byte[Line.PADDING];
  private int room;
  private int end;
  private int rest;
  private int filled;
  private long offset;
  private long length;
  private long lineLength;
  private boolean atEnd;
  private Optional<IOException> damage = Optional.empty();

  Pieces(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /** Reads the next piece; false when there is none. */
  boolean next() throws IOException {
    offset += length;
    int kept = filled - rest;
    byte[] before = bytes;
    room = kept + CHUNK;
    bytes = spares.take(room + Line.PADDING);
    System.arraycopy(before, rest, bytes, 0, kept);
    filled = kept;
    for (int seen = 0; ; seen = filled) {
      fill();
      int feed = lastFeed(seen);
      if (feed >= 0 || atEnd) {
        return piece(feed >= 0 ? feed + 1 : filled);
      }
      if (filled > maxLineBytes) {
        return skipLine();
      }
      grow();
    }
  }

  private boolean piece(int end) {
    this.end = end;
    rest = end;
    length = end;
    Arrays.fill(bytes, filled, filled + Line.PADDING, (byte) '\n');
    return end > 0;
  }

  /** Reads on to the end of a line that is too long; only its head is kept. */
  private boolean skipLine() throws IOException {
    end = JsonLines.SHOWN;
    length = filled;
    while (true) {
      room = end + CHUNK;
      bytes = Arrays.copyOf(bytes, room + Line.PADDING);
      filled = end;
      fill();
      int feed = feed(end);
      if (feed >= 0 || atEnd) {
        int lineEnd = feed >= 0 ? feed : filled;
        rest = Math.min(lineEnd + 1, filled);
        lineLength = length + lineEnd - end;
        length += rest - end;
        return true;
      }
      length += filled - end;
    }
  }

  private void grow() {
    room = (int) Math.max(room, Math.min(2L * room, (long) maxLineBytes + CHUNK));
    if (room > bytes.length - Line.PADDING) {
      bytes = Arrays.copyOf(bytes, room + Line.PADDING);
    }
  }

  private void fill() throws IOException {
    try {
      while (filled < room && !atEnd) {
        int read = in.read(bytes, filled, room - filled);
        atEnd = read < 0;
        filled += Math.max(0, read);
      }
    } catch (IOException e) {
      if (!isDamage(e)) {
        throw e;
      }
      atEnd = true;
      damage = Optional.of(e);
    }
  }

  /** Whether a compressed stream is damaged; to catch these by name would load zstd-jni. */
  static boolean isDamage(IOException failure) {
    return failure instanceof ZipException
        || failure instanceof EOFException
        || failure instanceof ZstdIOException;
  }

  private int lastFeed(int from) {
    int at = filled - 1;
    while (at >= from && bytes[at] != '\n') {
      at--;
    }
    return at >= from ? at : -1;
  }

  /** Offset of the next line feed, or -1. */
  private int feed(int from) {
    int at = feed(bytes, from, filled);
    return at < filled ? at : -1;
  }

  /** Offset of the next line feed, or {@code end}. */
  static int feed(byte[] bytes, int from, int end) {
    for (int at = from; at < end; at += 8) {
      long feeds = Swar.equal(Swar.read(bytes, at), '\n');
      if (feeds != 0) {
        return Math.min(end, at + Swar.first(feeds));
      }
    }
    return end;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Says that a piece in {@code array} is needed no more; by any thread, once a piece. */
  void spare(byte[] array) {
    spares.give(array);
  }

  /** Where the piece ends in {@link #bytes}; it begins at 0. */
  int end() {
    return end;
  }

  /** How many bytes of the stream it stands for. */
  long length() {
    return length;
  }

  /** Whether it is the head of a line that is too long. */
  boolean isHead() {
    return length > end;
  }

  /** How long that line is. */
  long lineLength() {
    return lineLength;
  }

  /** Where it begins in the stream. */
  long offset() {
    return offset;
  }

  /** What ended the stream too early. */
  Optional<IOException> damage() {
    return damage;
  }
}
