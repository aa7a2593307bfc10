package io.tracemill.pipeline.inspect;

import java.util.List;

/**
 * The most frequent names of many.
 *
 * @param distinct how many different names there are
 * @param more whether there are more than {@code distinct}, which were not told apart
 * @param total how often any name occurred
 */
public record Ranking(List<Entry> entries, int distinct, boolean more, long total) {

  /** Copies the entries. */
  public Ranking {
    entries = List.copyOf(entries);
  }

  /** How often a name occurred. */
  public record Entry(String name, long count) {}
}
