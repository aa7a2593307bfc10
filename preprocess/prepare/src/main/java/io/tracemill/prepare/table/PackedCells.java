package io.tracemill.prepare.table;

import io.tracemill.json.text.Swar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Wide cells without their zero bytes: each is a mask of the bytes that are not zero, and those.
 *
 * <p>Cells lie one behind the other. Where one begins is written down for every {@link #STRIDE}th
 * only; the others are found from there by their masks.
 */
final class PackedCells implements Cells {
  private static final int STRIDE = 32;
  private static final int CHUNK_BYTES = 1 << 16;

  /** Enough for 256 TB. */
  private static final TableColumn START = new TableColumn("start", 6);

  private final int width;
  private final int maskBytes;
  private final long maskBits;
  private final List<byte[]> chunks = new ArrayList<>();
  private final NumberCells starts = new NumberCells(START);

  /** Where the last cell ends: the chunk's number times its size, and the place in it. */
  private long end;

  private int size;

  PackedCells(TableColumn column) {
    width = column.bytes();
    maskBytes = (width + Byte.SIZE - 1) / Byte.SIZE;
    maskBits = -1L >>> Long.SIZE - Byte.SIZE * maskBytes;
  }

  @Override
  public void add(TraceRow row, int column) {
    byte[] cell = row.bytes(column);
    byte[] chunk = begin();
    int at = place(end);
    long mask = mask(cell);
    Swar.write(chunk, at, mask);
    at += maskBytes;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      chunk[at++] = cell[Long.numberOfTrailingZeros(rest)];
    }
    end += at - place(end);
  }

  /** Marks the bytes that are not zero. */
  private long mask(byte[] cell) {
    long zeros = 0;
    for (int i = 0; i < width; i += Long.BYTES) {
      zeros |= (long) Swar.bits(Swar.exactly(Swar.read(cell, i), 0)) << i;
    }
    return ~zeros & -1L >>> Long.SIZE - width;
  }

  @Override
  public void addAll(Cells other) {
    PackedCells cells = (PackedCells) other;
    long from = 0;
    for (int row = 0; row < cells.size; row++) {
      from = cells.whole(from);
      byte[] chunk = begin();
      int length = cells.length(from);
      System.arraycopy(cells.chunk(from), place(from), chunk, place(end), length);
      end += length;
      from += length;
    }
  }

  /** Reads cells, those of rows that follow one another fast. Not for use by several threads. */
  final class Reader {
    private final byte[] cell = new byte[width];
    private int next = -1;
    private long from;

    /** The cell of {@code row}, which is written over by the next one. */
    byte[] read(int row) {
      if (row < next || next < 0 || row / STRIDE != next / STRIDE) {
        next = row - row % STRIDE;
        from = starts.get(row / STRIDE);
      }
      for (; next < row; next++) {
        from = whole(from + length(from));
      }
      byte[] chunk = chunk(from);
      int at = place(from) + maskBytes;
      Arrays.fill(cell, (byte) 0);
      for (long rest = maskAt(from); rest != 0; rest &= rest - 1) {
        cell[Long.numberOfTrailingZeros(rest)] = chunk[at++];
      }
      return cell;
    }
  }

  /** Makes room for the longest cell at the end, where a row begins. */
  private byte[] begin() {
    end = whole(end);
    if (size % STRIDE == 0) {
      starts.add(end);
    }
    size++;
    int chunk = (int) (end / CHUNK_BYTES);
    if (chunk == chunks.size()) {
      chunks.add(new byte[CHUNK_BYTES + Long.BYTES]);
    }
    return chunks.get(chunk);
  }

  /** Where a cell is that may begin at {@code at}: none is cut by the end of a chunk. */
  private long whole(long at) {
    boolean fits = place(at) + maskBytes + width <= CHUNK_BYTES;
    return fits ? at : at - place(at) + CHUNK_BYTES;
  }

  private int length(long at) {
    return maskBytes + Long.bitCount(maskAt(at));
  }

  private long maskAt(long at) {
    return Swar.read(chunk(at), place(at)) & maskBits;
  }

  private byte[] chunk(long at) {
    return chunks.get((int) (at / CHUNK_BYTES));
  }

  private static int place(long at) {
    return (int) (at % CHUNK_BYTES);
  }

  @Override
  public void clear() {
    size = 0;
    end = 0;
    starts.clear();
    if (chunks.size() > 1) {
      chunks.subList(1, chunks.size()).clear();
    }
  }

  @Override
  public long bytes() {
    return starts.bytes() + (long) chunks.size() * (CHUNK_BYTES + Long.BYTES);
  }
}
