package io.tracemill.prepare.split;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;

/** The groups of a table, and the traces of each, in seeded order. */
final class ShuffledGroups {
  private static final int END = -1;

  private final TraceTable table;
  private final Shuffle shuffle;
  private final Groups groups;
  private final int[] first;
  private final int[] next;
  private final int[] sizes;

  /** The groups among the rows that {@code member} takes. */
  ShuffledGroups(TraceTable table, Shuffle shuffle, IntPredicate member) {
    this.table = table;
    this.shuffle = shuffle;
    groups = new Groups(table, member);
    first = new int[table.size()];
    next = new int[table.size()];
    sizes = new int[table.size()];
    Arrays.fill(first, END);
    for (int row = 0; row < table.size(); row++) {
      if (member.test(row)) {
        int group = groups.of(row);
        next[row] = first[group];
        first[group] = row;
        sizes[group]++;
      }
    }
  }

  /** All groups, each by the row that stands for it. */
  int[] inOrder() {
    LongIntMap byPlace = new LongIntMap();
    long[] places = new long[first.length];
    int count = 0;
    for (int group = 0; group < first.length; group++) {
      if (first[group] != END) {
        long place = place(group);
        byPlace.putIfAbsent(place, group);
        places[count++] = place;
      }
    }
    long[] sorted = Arrays.copyOf(places, count);
    Arrays.sort(sorted);
    return Arrays.stream(sorted).mapToInt(place -> byPlace.putIfAbsent(place, 0)).toArray();
  }

  /** The group that {@code row} belongs to. */
  int of(int row) {
    return groups.of(row);
  }

  int size(int group) {
    return sizes[group];
  }

  /** The traces of {@code group}. */
  int[] members(int group) {
    Integer[] members = new Integer[sizes[group]];
    int row = first[group];
    for (int i = 0; i < members.length; i++, row = next[row]) {
      members[i] = row;
    }
    Arrays.sort(members, Comparator.comparingLong(member -> shuffle.place(content(member))));
    return Arrays.stream(members).mapToInt(Integer::intValue).toArray();
  }

  /** A group's place is that of its smallest conversation, whichever came first. */
  private long place(int group) {
    long smallest = content(first[group]);
    for (int row = next[first[group]]; row != END; row = next[row]) {
      smallest = Math.min(smallest, content(row));
    }
    return shuffle.place(smallest);
  }

  private long content(int row) {
    return table.get(row, TraceTable.CONTENT_HIGH);
  }
}
