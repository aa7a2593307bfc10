package io.tracemill.prepare.table;

import java.util.Arrays;
import java.util.List;

/** The row of one trace after another, before it is added to a table; made by the table. */
public final class TraceRow {
  private final TableColumn[] columns;
  private final long[] numbers;
  private final byte[][] bytes;

  TraceRow(List<TableColumn> columns) {
    this.columns = columns.toArray(TableColumn[]::new);
    numbers = new long[this.columns.length];
    bytes = new byte[this.columns.length][];
    Arrays.setAll(
        bytes,
        i -> new byte[this.columns[i].isNumber() ? 0 : this.columns[i].bytes() + Long.BYTES]);
  }

  /** Begins a row: all is zero. */
  public void clear() {
    Arrays.fill(numbers, 0);
    for (byte[] wide : bytes) {
      Arrays.fill(wide, (byte) 0);
    }
  }

  /**
   * Sets a number.
   *
   * @throws IllegalArgumentException if it does not fit the column
   */
  public void set(TableColumn column, long number) {
    if ((number & ~column.mask()) != 0) {
      throw new IllegalArgumentException(
          column + ": expected " + column.bytes() + " bytes but found " + number);
    }
    numbers[at(column)] = number;
  }

  /** Sets a column wider than a number to the first bytes of {@code from}. */
  public void set(TableColumn column, byte[] from) {
    System.arraycopy(from, 0, bytes[at(column)], 0, column.bytes());
  }

  private int at(TableColumn column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == column) {
        return i;
      }
    }
    throw new IllegalArgumentException("the table has no column " + column);
  }

  long number(int column) {
    return numbers[column];
  }

  byte[] bytes(int column) {
    return bytes[column];
  }
}
