package io.tracemill.prepare.split;

import io.tracemill.prepare.table.LongIntMap;
import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Traces that have to end on the same side of the split: of the same session, or with the same
 * first user message, and so on through others (disjoint sets with path halving: Tarjan and van
 * Leeuwen 1984).
 */
final class Groups {
  private final int[] parent;

  /** The groups among the rows of {@code table} that {@code member} takes. */
  Groups(TraceTable table, IntPredicate member) {
    parent = new int[table.size()];
    Arrays.setAll(parent, row -> row);
    join(table, TraceTable.FIRST_USER, member);
    join(table, TraceTable.GROUP, member);
  }

  private void join(TraceTable table, int column, IntPredicate member) {
    LongIntMap first = new LongIntMap();
    for (int row = 0; row < parent.length; row++) {
      long key = table.get(row, column);
      if (key != 0 && member.test(row)) {
        union(row, first.putIfAbsent(key, row));
      }
    }
  }

  private void union(int one, int other) {
    int a = of(one);
    int b = of(other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }

  /** A row that stands for the group of {@code row}. */
  int of(int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
