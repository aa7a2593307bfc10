package io.tracemill.prepare.split;

import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Sorts traces by the places of their groups, and those of one group by their own, in a number for
 * each trace: above the trace is as much of a place as there is room for. Those that have that in
 * common are sorted by the next part of it.
 */
final class SeededSort {
  private static final int TRACE_BITS = Integer.SIZE - 1;
  private static final long TRACE = (1L << TRACE_BITS) - 1;

  private final Shuffle shuffle;
  private final Groups groups;
  private final IntToLongFunction content;

  SeededSort(Shuffle shuffle, Groups groups, TraceTable table) {
    this.shuffle = shuffle;
    this.groups = groups;
    this.content = table.numbers(TraceTable.CONTENT);
  }

  /** What traces are sorted by, the first part first. */
  private enum Part {
    GROUP_HIGH,
    GROUP_LOW,
    OWN_HIGH,
    OWN_LOW;

    private static final Part[] ALL = values();
  }

  /** The trace of a number that was sorted. */
  static int trace(long number) {
    return (int) (number & TRACE);
  }

  /** Whether two traces are of one group: no two groups have the same place. */
  boolean isOneGroup(int one, int other) {
    return place(groups.of(one)) == place(groups.of(other));
  }

  /** Sorts {@code traces}, and makes numbers of them that have the {@link #trace} in them. */
  void sort(long[] traces) {
    sort(traces, 0, traces.length, Part.GROUP_HIGH);
  }

  private void sort(long[] traces, int from, int to, Part part) {
    for (int i = from; i < to; i++) {
      int trace = trace(traces[i]);
      traces[i] = key(trace, part) | trace;
    }
    Arrays.sort(traces, from, to);
    if (part == Part.OWN_LOW) {
      return;
    }
    int end = from;
    for (int start = from; start < to; start = end) {
      long key = traces[start] >> TRACE_BITS;
      while (end < to && traces[end] >> TRACE_BITS == key) {
        end++;
      }
      if (end - start > 1) {
        sort(traces, start, end, Part.ALL[part.ordinal() + 1]);
      }
    }
  }

  private long key(int trace, Part part) {
    return switch (part) {
      case GROUP_HIGH -> place(groups.of(trace)) & ~TRACE;
      case GROUP_LOW -> (place(groups.of(trace)) & TRACE) << TRACE_BITS;
      case OWN_HIGH -> place(trace) & ~TRACE;
      case OWN_LOW -> (place(trace) & TRACE) << TRACE_BITS;
    };
  }

  private long place(int trace) {
    return shuffle.place(content.applyAsLong(trace));
  }
}
