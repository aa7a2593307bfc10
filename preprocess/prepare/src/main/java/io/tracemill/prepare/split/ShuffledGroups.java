package io.tracemill.prepare.split;

import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The groups of a table, and the traces of each, in seeded order. */
final class ShuffledGroups {
  private final Groups groups;
  private final int[] inOrder;

  /** The traces of all groups, those of one group side by side. */
  private final int[] traces;

  /** Where in {@link #traces} those of a group begin; where the next group's do is its end. */
  private final int[] starts;

  /** The groups among the rows that {@code member} takes. */
  ShuffledGroups(TraceTable table, Shuffle shuffle, IntPredicate member) {
    groups = new Groups(table, member);
    int[] members = rows(table, member);
    starts = starts(members, table.size());
    traces = dealt(shuffle.order(members, row -> content(table, row)));
    int[] all = rows(table, group -> size(group) > 0);
    inOrder = shuffle.order(all, group -> smallest(table, group));
  }

  private static int[] rows(TraceTable table, IntPredicate taken) {
    int[] rows = new int[table.size()];
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      if (taken.test(row)) {
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }

  private int[] starts(int[] members, int size) {
    int[] starts = new int[size + 1];
    for (int row : members) {
      starts[groups.of(row) + 1]++;
    }
    for (int row = 0; row < size; row++) {
      starts[row + 1] += starts[row];
    }
    return starts;
  }

  /** Deals rows to their groups and keeps their order inside each. */
  private int[] dealt(int[] rows) {
    int[] next = starts.clone();
    int[] dealt = new int[rows.length];
    for (int row : rows) {
      dealt[next[groups.of(row)]++] = row;
    }
    return dealt;
  }

  /** All groups, each by the row that stands for it. */
  int[] inOrder() {
    return inOrder;
  }

  /** The group that {@code row} belongs to. */
  int of(int row) {
    return groups.of(row);
  }

  int size(int group) {
    return starts[group + 1] - starts[group];
  }

  /** The trace of {@code group} at {@code place}, counted from 0. */
  int member(int group, int place) {
    return traces[starts[group] + place];
  }

  /** A group's place is that of its smallest conversation, whichever came first. */
  private long smallest(TraceTable table, int group) {
    long smallest = Long.MAX_VALUE;
    for (int i = starts[group]; i < starts[group + 1]; i++) {
      smallest = Math.min(smallest, content(table, traces[i]));
    }
    return smallest;
  }

  private static long content(TraceTable table, int row) {
    return table.get(row, TraceTable.CONTENT_HIGH);
  }
}
