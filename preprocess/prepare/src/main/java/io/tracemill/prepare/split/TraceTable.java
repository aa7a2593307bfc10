package io.tracemill.prepare.split;

import java.util.ArrayList;
import java.util.List;

/**
 * What a survey keeps of each trace: a row of numbers in fixed columns, in the order of the input.
 *
 * <p>Callers may have columns of their own behind {@link #COLUMNS}.
 */
public final class TraceTable {
  /** The line's number. */
  public static final int LINE = 0;

  /** The line's offset in the decompressed file. */
  public static final int OFFSET = 1;

  /** First half of the hash of the conversation. */
  public static final int CONTENT_HIGH = 2;

  /** Second half of the hash of the conversation. */
  public static final int CONTENT_LOW = 3;

  /** Hash of the line's bytes. */
  public static final int RAW = 4;

  /** Hash of the first user message, case and white space folded; 0 where there is none. */
  public static final int FIRST_USER = 5;

  /** Hash of the session's id; 0 where there is none. */
  public static final int GROUP = 6;

  /** What it can be used for: the ordinal of a {@link Use}. */
  public static final int USE = 7;

  /** How many columns it has itself. */
  public static final int COLUMNS = 8;

  private static final int ROWS_A_CHUNK = 1 << 12;

  private final int width;
  private final List<long[]> chunks = new ArrayList<>();
  private int size;

  /** A table of rows of {@code width} numbers. */
  public TraceTable(int width) {
    this.width = width;
  }

  /** Numbers a row. */
  public int width() {
    return width;
  }

  /** How many rows it has. */
  public int size() {
    return size;
  }

  /** Adds the row that {@code from} has at {@code at}. */
  public void add(long[] from, int at) {
    int row = size % ROWS_A_CHUNK;
    if (row == 0) {
      chunks.add(new long[ROWS_A_CHUNK * width]);
    }
    System.arraycopy(from, at, chunks.get(chunks.size() - 1), row * width, width);
    size++;
  }

  /** A number of a row. */
  public long get(int row, int column) {
    return chunks.get(row / ROWS_A_CHUNK)[row % ROWS_A_CHUNK * width + column];
  }

  /** Copies a row into {@code to}. */
  public void copy(int row, long[] to) {
    System.arraycopy(chunks.get(row / ROWS_A_CHUNK), row % ROWS_A_CHUNK * width, to, 0, width);
  }
}
