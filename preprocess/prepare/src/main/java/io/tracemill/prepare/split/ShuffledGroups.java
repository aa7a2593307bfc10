package io.tracemill.prepare.split;

import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The groups of a table in seeded order, the traces of each side by side in seeded order. A group
 * is known by the place where it begins.
 */
final class ShuffledGroups {
  private final int[] traces;

  /** Marks the places where groups begin. */
  private final BitSet begins;

  private ShuffledGroups(int[] traces, BitSet begins) {
    this.traces = traces;
    this.begins = begins;
  }

  /**
   * The groups among the candidates.
   *
   * @param table forgets what traces of one group share: sorting needs the memory
   */
  static ShuffledGroups of(TraceTable table, Fates fates, Shuffle shuffle) {
    Groups groups = Groups.of(table, fates);
    Groups.TIES.forEach(table::forget);
    SeededSort sort = new SeededSort(shuffle, groups, table);
    long[] sorted = candidates(fates);
    sort.sort(sorted);
    int[] traces = new int[sorted.length];
    BitSet begins = new BitSet(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      traces[i] = SeededSort.trace(sorted[i]);
      begins.set(i, i == 0 || !sort.isOneGroup(traces[i - 1], traces[i]));
    }
    return new ShuffledGroups(traces, begins);
  }

  private static long[] candidates(Fates fates) {
    long[] candidates = new long[fates.candidates()];
    int size = 0;
    for (int trace = 0; trace < fates.size(); trace++) {
      if (fates.isCandidate(trace)) {
        candidates[size++] = trace;
      }
    }
    return candidates;
  }

  /** How many traces there are. */
  int size() {
    return traces.length;
  }

  /** The trace at {@code place}, counted from 0. */
  int trace(int place) {
    return traces[place];
  }

  /** The traces at the places from {@code from} to before {@code to}. */
  int[] traces(int from, int to) {
    return Arrays.copyOfRange(traces, from, to);
  }

  /** Where the group ends that begins at {@code place}; the next one begins there. */
  int end(int place) {
    int next = begins.nextSetBit(place + 1);
    return next < 0 ? traces.length : next;
  }
}
