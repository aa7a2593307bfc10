package io.tracemill.pipeline.inspect;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts names in bounded memory: the first {@value #MOST} different ones, each by its first
 * {@value #LONGEST} characters; later ones are counted together. Not for use by several threads.
 */
final class Census {
  static final int MOST = 10_000;
  static final int LONGEST = 120;

  private final Map<String, Long> counts = new HashMap<>();
  private long total;
  private long beyond;

  void add(String name) {
    add(name, 1);
  }

  void add(String name, long count) {
    String kept = cut(name);
    total += count;
    if (counts.size() < MOST || counts.containsKey(kept)) {
      counts.merge(kept, count, Long::sum);
    } else {
      beyond += count;
    }
  }

  private static String cut(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST - 3)) + "...";
  }

  /** How many different ones there are, up to {@value #MOST}. */
  int distinct() {
    return counts.size();
  }

  /** The {@code limit} most frequent ones; of as frequent ones the first by name. */
  Ranking top(int limit) {
    List<Ranking.Entry> entries =
        counts.entrySet().stream()
            .map(entry -> new Ranking.Entry(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong(Ranking.Entry::count)
                    .reversed()
                    .thenComparing(Ranking.Entry::name))
            .limit(limit)
            .toList();
    return new Ranking(entries, counts.size(), beyond > 0, total);
  }
}
