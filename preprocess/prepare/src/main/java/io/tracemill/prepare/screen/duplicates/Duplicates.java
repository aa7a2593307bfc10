package io.tracemill.prepare.screen.duplicates;

import io.tracemill.prepare.table.LongIntMap;
import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;

/** Finds traces that are the same conversation. */
public final class Duplicates {
  private Duplicates() {}

  /**
   * For each row the row it duplicates, or itself.
   *
   * <p>Of several the one with the smallest hash of its bytes stays, whatever the order of input.
   */
  public static int[] find(TraceTable table) {
    LongIntMap byContent = new LongIntMap();
    int[] original = new int[table.size()];
    int[] best = new int[table.size()];
    Arrays.setAll(best, row -> row);
    for (int row = 0; row < table.size(); row++) {
      int first = byContent.putIfAbsent(key(table, row), row);
      original[row] = first;
      if (less(table, row, best[first])) {
        best[first] = row;
      }
    }
    for (int row = 0; row < table.size(); row++) {
      original[row] = best[original[row]];
    }
    return original;
  }

  /** Two conversations in ten million have the same 64 bits with a chance of 3 in a million. */
  private static long key(TraceTable table, int row) {
    return table.get(row, TraceTable.CONTENT_HIGH)
        ^ Long.rotateLeft(table.get(row, TraceTable.CONTENT_LOW), 32);
  }

  private static boolean less(TraceTable table, int row, int other) {
    int order =
        Long.compareUnsigned(table.get(row, TraceTable.RAW), table.get(other, TraceTable.RAW));
    return order < 0;
  }
}
