package io.tracemill.prepare.split;

import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.RowIndex;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Traces that have to end on the same side of the split: of the same session, or with the same
 * first user message, and so on through others (disjoint sets with path halving: Tarjan and van
 * Leeuwen 1984).
 *
 * <p>A group is known by its smallest conversation, whichever came first.
 */
final class Groups {
  /** What traces of one group share. */
  static final List<TableColumn> TIES = List.of(TraceTable.FIRST_USER, TraceTable.GROUP);

  /**
   * Rows are joined in so many turns, by the last bits of what they share, so that an index has a
   * part of them only: a turn takes little time, and an index of all much memory.
   */
  private static final int TURNS = 8;

  private final IntToLongFunction content;
  private final int[] parent;

  private Groups(IntToLongFunction content, int size) {
    this.content = content;
    parent = new int[size];
    Arrays.setAll(parent, row -> row);
  }

  /** The groups among the candidates. */
  static Groups of(TraceTable table, Fates fates) {
    Groups groups = new Groups(table.numbers(TraceTable.CONTENT), table.size());
    for (TableColumn tie : TIES) {
      for (int turn = 0; turn < TURNS; turn++) {
        groups.join(table.numbers(tie), fates, turn);
      }
    }
    return groups;
  }

  private void join(IntToLongFunction tie, Fates fates, int turn) {
    RowIndex first = new RowIndex(tie, parent.length / TURNS * 9 / 8);
    for (int row = 0; row < parent.length; row++) {
      long shared = tie.applyAsLong(row);
      if (shared != 0 && shared % TURNS == turn && fates.isCandidate(row)) {
        union(row, first.putIfAbsent(row));
      }
    }
  }

  /** Linking by contents, which are hashes, keeps paths as short as linking by size does. */
  private void union(int one, int other) {
    int a = of(one);
    int b = of(other);
    boolean before = content.applyAsLong(a) < content.applyAsLong(b);
    parent[before ? b : a] = before ? a : b;
  }

  /** The row that stands for the group of {@code row}: its smallest conversation. */
  int of(int row) {
    int at = row;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
