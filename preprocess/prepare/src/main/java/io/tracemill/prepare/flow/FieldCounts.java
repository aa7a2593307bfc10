package io.tracemill.prepare.flow;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts by name, of a bounded number of names: of more, those that are last in their order are
 * counted together, so that it does not matter in which order they came.
 */
final class FieldCounts {
  /** Names may be ids. */
  private static final int MOST = 1000;

  private static final String OTHERS = "(others)";

  private final Map<String, long[]> counts = new HashMap<>();
  private long others;

  void add(String name, long count) {
    long[] cell = counts.get(name);
    if (cell == null) {
      cell = new long[1];
      counts.put(name, cell);
    }
    cell[0] += count;
    if (counts.size() > MOST) {
      String last = Collections.max(counts.keySet());
      others += Objects.requireNonNull(counts.remove(last))[0];
    }
  }

  void add(FieldCounts other) {
    for (Map.Entry<String, long[]> field : other.counts.entrySet()) {
      add(field.getKey(), field.getValue()[0]);
    }
    others += other.others;
  }

  SortedMap<String, Long> byName() {
    SortedMap<String, Long> sorted = new TreeMap<>();
    for (Map.Entry<String, long[]> field : counts.entrySet()) {
      sorted.put(field.getKey(), field.getValue()[0]);
    }
    if (others > 0) {
      sorted.put(OTHERS, others);
    }
    return Collections.unmodifiableSortedMap(sorted);
  }
}
