package io.tracemill.prepare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/**
 * What a survey keeps of each trace: a row of numbers in named columns, in the order of the input.
 *
 * <p>It is what memory a run takes: a column has no more bytes than its numbers need.
 */
public final class TraceTable {
  /** The line's number. */
  public static final TableColumn LINE = new TableColumn("line", 4);

  /** The line's offset in what is read, decompressed: no other line has it. */
  public static final TableColumn OFFSET = new TableColumn("offset", 6);

  /** The line's length in bytes. */
  public static final TableColumn LENGTH = new TableColumn("length", 4);

  /**
   * Hash of the conversation: two of ten million are taken for one with a chance of 3 in a million.
   */
  public static final TableColumn CONTENT = new TableColumn("content", 8);

  /** The first 40 bits of the hash of the line's bytes. */
  public static final TableColumn RAW = new TableColumn("raw", 5);

  /**
   * Hash of the first user message, case and white space folded; 0 where there is none. Among ten
   * million traces there is a pair with a chance of 1 in 6 that has it in common by chance, which
   * costs no more than that both are on the same side of the split.
   */
  public static final TableColumn FIRST_USER = new TableColumn("first_user", 6);

  /** Hash of the session's id, likewise; 0 where there is none. */
  public static final TableColumn GROUP = new TableColumn("group", 6);

  /** What it can be used for: the ordinal of a {@link Use}. */
  public static final TableColumn USE = new TableColumn("use", 1);

  private static final List<TableColumn> OWN =
      List.of(LINE, OFFSET, LENGTH, CONTENT, RAW, FIRST_USER, GROUP, USE);

  private final List<TableColumn> columns;
  private final List<Cells> cells = new ArrayList<>();
  private int size;

  /** An empty table that has the columns of every trace, and {@code more}. */
  public TraceTable(List<TableColumn> more) {
    columns = Stream.concat(OWN.stream(), more.stream()).toList();
    columns.forEach(column -> cells.add(empty(column)));
  }

  private static Cells empty(TableColumn column) {
    return column.isNumber() ? new NumberCells(column) : new PackedCells(column);
  }

  private int at(TableColumn column) {
    int at = columns.indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException("the table has no column " + column);
    }
    return at;
  }

  /** A row to be filled and added, again and again. */
  public TraceRow row() {
    return new TraceRow(columns);
  }

  /** How many rows it has. */
  public int size() {
    return size;
  }

  /** Adds a row. */
  public void add(TraceRow row) {
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).add(row, i);
    }
    size++;
  }

  /** Adds the rows of {@code other}, which has the same columns. */
  public void addAll(TraceTable other) {
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).addAll(other.cells.get(i));
    }
    size += other.size;
  }

  /** Forgets all rows, but keeps some room to be filled again. */
  public void clear() {
    cells.forEach(Cells::clear);
    size = 0;
  }

  /** The numbers of a column, by row. */
  public IntToLongFunction numbers(TableColumn column) {
    return ((NumberCells) cells.get(at(column)))::get;
  }

  /** A number of a row. */
  public long get(int row, TableColumn column) {
    return numbers(column).applyAsLong(row);
  }

  /**
   * Reads what rows have in a column wider than a number: rows that follow one another fast. Not
   * for use by several threads; the bytes of a row are written over by the next one's.
   */
  public IntFunction<byte[]> reader(TableColumn column) {
    return ((PackedCells) cells.get(at(column))).new Reader()::read;
  }

  /** The first row of a line, or the next one if it has none: offsets ascend. */
  public int firstOf(long offset) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = from + to >>> 1;
      if (get(middle, OFFSET) < offset) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Gives back the memory of a column that is not asked for any more. */
  public void forget(TableColumn column) {
    cells.set(at(column), empty(column));
  }

  /** Bytes of memory that its rows take. */
  public long bytes() {
    return cells.stream().mapToLong(Cells::bytes).sum();
  }
}
