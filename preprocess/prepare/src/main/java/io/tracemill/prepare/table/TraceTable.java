package io.tracemill.prepare.table;

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

  /** The line's length in bytes. */
  public static final int LENGTH = 7;

  /** What it can be used for: the ordinal of a {@link Use}. */
  public static final int USE = 8;

  /** How many columns it has itself. */
  public static final int COLUMNS = 9;

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
    int chunk = size / ROWS_A_CHUNK;
    if (chunk == chunks.size()) {
      chunks.add(new long[ROWS_A_CHUNK * width]);
    }
    System.arraycopy(from, at, chunks.get(chunk), size % ROWS_A_CHUNK * width, width);
    size++;
  }

  /** Adds the rows of {@code other}, which is as wide. */
  public void addAll(TraceTable other) {
    for (int row = 0; row < other.size; row++) {
      add(other.chunks.get(row / ROWS_A_CHUNK), row % ROWS_A_CHUNK * width);
    }
  }

  /** Forgets all rows, but keeps the first chunk to be filled again. */
  public void clear() {
    if (chunks.size() > 1) {
      chunks.subList(1, chunks.size()).clear();
    }
    size = 0;
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
