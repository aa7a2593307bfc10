package io.tracemill.json.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Finds out from the first bytes of a file how records stand in it. */
public final class RecordFiles {
  /** As much is looked at. */
  private static final int HEAD = 1 << 16;

  private RecordFiles() {}

  /**
   * The records of {@code input}: its lines, what stands in the containers of which it is made, or
   * the rows of a table.
   *
   * @param raw goes around its bytes as they are stored, to count or to hash them
   * @param maxBytes the longest line, or record, that is read
   */
  public static LineSource open(Input input, UnaryOperator<InputStream> raw, int maxBytes)
      throws IOException {
    InputStream in = input.open(raw);
    byte[] head = new byte[HEAD];
    int length = 0;
    InputStream rest = in;
    try {
      int read = 0;
      while (read >= 0 && length < HEAD) {
        read = in.read(head, length, HEAD - length);
        length += Math.max(0, read);
      }
    } catch (IOException e) {
      rest = new FailedStream(in, e);
    }
    InputStream all = new PeekedStream(head, length, rest);
    int start = Encoding.of(head, length).markLength();
    OptionalInt separator = TableLook.separator(head, start, length);
    if (separator.isPresent()) {
      return new CsvRecords(input.name(), all, separator.getAsInt(), maxBytes);
    }
    boolean values =
        ContainerLook.isContainer(head, start, length)
            || ContainerLook.isSpread(head, start, length);
    return values
        ? new JsonRecords(input.name(), all, maxBytes)
        : new JsonLines(input.name(), all, maxBytes);
  }

  /** Whether the lines of {@code input} stand in it as they are read. */
  public static boolean areLines(Input input) throws IOException {
    if (!input.isPlain()) {
      return false;
    }
    try (LineSource source = open(input, UnaryOperator.identity(), JsonLines.SHOWN)) {
      return source instanceof JsonLines;
    }
  }

  /** Whether {@code input} is a table, whose lines stand nowhere in it. */
  public static boolean isTable(Input input) throws IOException {
    try (LineSource source = open(input, UnaryOperator.identity(), JsonLines.SHOWN)) {
      return source instanceof CsvRecords;
    }
  }

  /** Some bytes, and then the rest. */
  private static final class PeekedStream extends InputStream {
    private final byte[] head;
    private final int length;
    private final InputStream rest;
    private int at;

    PeekedStream(byte[] head, int length, InputStream rest) {
      this.head = head;
      this.length = length;
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      return at < length ? head[at++] & 0xff : rest.read();
    }

    @Override
    public int read(byte[] to, int offset, int most) throws IOException {
      if (at == length) {
        return rest.read(to, offset, most);
      }
      int read = Math.min(most, length - at);
      System.arraycopy(head, at, to, offset, read);
      at += read;
      return read;
    }

    @Override
    public void close() throws IOException {
      rest.close();
    }
  }

  /** One that failed while its beginning was looked at. */
  private static final class FailedStream extends InputStream {
    private final InputStream in;
    private final IOException failure;

    FailedStream(InputStream in, IOException failure) {
      this.in = in;
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] to, int offset, int most) throws IOException {
      throw failure;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
