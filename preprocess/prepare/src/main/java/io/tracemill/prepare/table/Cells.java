package io.tracemill.prepare.table;

/** What a table keeps in one column, row by row, in chunks that are never moved. */
interface Cells {
  /** Rows in a chunk of numbers: 32 KB at most, little beside the smallest heap. */
  int CHUNK_ROWS = 1 << 12;

  /** Adds what {@code row} has in {@code column}, counted from 0. */
  void add(TraceRow row, int column);

  /** Adds those of {@code other}, which are of the same kind. */
  void addAll(Cells other);

  /** Forgets all, but keeps a chunk to be filled again. */
  void clear();

  /** Bytes of all chunks, filled or not. */
  long bytes();
}
