package io.tracemill.prepare.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts by name, of a bounded number of names: of more, those that are last in their order are
 * counted together, so that it does not matter in which order they came. Not for use by several
 * threads.
 */
public final class NameCounts {
  /** Names may be ids. */
  private static final int MOST = 1000;

  private static final String OTHERS = "(others)";

  private final Map<String, long[]> counts = new HashMap<>();
  private long others;

  /** Counts {@code name} so many times more. */
  public void add(String name, long count) {
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

  /** Adds the counts of {@code other}. */
  public void add(NameCounts other) {
    for (Map.Entry<String, long[]> field : other.counts.entrySet()) {
      add(field.getKey(), field.getValue()[0]);
    }
    others += other.others;
  }

  public SortedMap<String, Long> byName() {
    SortedMap<String, Long> sorted = new TreeMap<>();
    for (Map.Entry<String, long[]> field : counts.entrySet()) {
      sorted.put(field.getKey(), field.getValue()[0]);
    }
    if (others > 0) {
      sorted.put(OTHERS, others);
    }
    return Collections.unmodifiableSortedMap(sorted);
  }

  /**
   * The {@code limit} most frequent names, of as frequent ones the first by name; behind them all
   * others together.
   *
   * @param together what the others are called
   */
  public Map<String, Long> top(int limit, String together) {
    List<Map.Entry<String, long[]>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Comparator.comparingLong((Map.Entry<String, long[]> field) -> -field.getValue()[0])
            .thenComparing(Map.Entry::getKey));
    Map<String, Long> top = new LinkedHashMap<>();
    long rest = others;
    for (Map.Entry<String, long[]> field : sorted) {
      if (top.size() < limit) {
        top.put(field.getKey(), field.getValue()[0]);
      } else {
        rest += field.getValue()[0];
      }
    }
    if (rest > 0) {
      top.merge(together, rest, Long::sum);
    }
    return top;
  }
}
