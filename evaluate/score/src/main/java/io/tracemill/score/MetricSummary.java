package io.tracemill.score;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One metric over all rows.
 *
 * @param key the metric's name
 * @param estimate empty where no row was scored
 * @param notScored rows without a score, by reason
 * @param recorded how this compares with the scores that the rows came with; empty without any
 */
public record MetricSummary(
    String key,
    Optional<Estimate> estimate,
    NavigableMap<String, Integer> notScored,
    Optional<Recorded> recorded) {

  /** Keeps a copy of the counts. */
  public MetricSummary {
    notScored = Collections.unmodifiableNavigableMap(new TreeMap<>(notScored));
  }

  /** How many rows have no score. */
  public int notScoredCount() {
    return notScored.values().stream().mapToInt(Integer::intValue).sum();
  }
}
