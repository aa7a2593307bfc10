package io.tracemill.prepare.table;

import io.tracemill.json.text.Swar;
import java.util.ArrayList;
import java.util.List;

/** Numbers in as many bytes as their column has. */
final class NumberCells implements Cells {
  private final int width;
  private final long mask;
  private final List<byte[]> chunks = new ArrayList<>();
  private int size;

  NumberCells(TableColumn column) {
    width = column.bytes();
    mask = column.mask();
  }

  @Override
  public void add(TraceRow row, int column) {
    add(row.number(column));
  }

  /** Eight bytes are written: those too many are written over by the next number. */
  void add(long number) {
    Swar.write(lastChunk(), size % CHUNK_ROWS * width, number);
    size++;
  }

  private byte[] lastChunk() {
    int chunk = size / CHUNK_ROWS;
    if (chunk == chunks.size()) {
      chunks.add(new byte[CHUNK_ROWS * width + Long.BYTES - width]);
    }
    return chunks.get(chunk);
  }

  @Override
  public void addAll(Cells other) {
    NumberCells from = (NumberCells) other;
    int row = 0;
    while (row < from.size) {
      int place = size % CHUNK_ROWS;
      int fromPlace = row % CHUNK_ROWS;
      int most = CHUNK_ROWS - Math.max(place, fromPlace);
      int count = Math.min(most, from.size - row);
      byte[] chunk = from.chunks.get(row / CHUNK_ROWS);
      System.arraycopy(chunk, fromPlace * width, lastChunk(), place * width, count * width);
      size += count;
      row += count;
    }
  }

  long get(int row) {
    return Swar.read(chunks.get(row / CHUNK_ROWS), row % CHUNK_ROWS * width) & mask;
  }

  @Override
  public void clear() {
    size = 0;
    if (chunks.size() > 1) {
      chunks.subList(1, chunks.size()).clear();
    }
  }

  @Override
  public long bytes() {
    return chunks.stream().mapToLong(chunk -> chunk.length).sum();
  }
}
