package io.tracemill.prepare.screen.relevance;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many traces have which score. Not for use by several threads. */
public final class ScoreCounts {
  private final long[] relevance = new long[Thresholds.HIGHEST + 1];
  private final long[] coherence = new long[Thresholds.HIGHEST + 1];

  /** Counts a trace. */
  public void add(Rating rating) {
    add(rating, 1);
  }

  private void add(Rating rating, int traces) {
    relevance[rating.relevance()] += traces;
    coherence[rating.coherence()] += traces;
  }

  /** Adds the counts of {@code other}. */
  public void add(ScoreCounts other) {
    for (int score = 0; score <= Thresholds.HIGHEST; score++) {
      relevance[score] += other.relevance[score];
      coherence[score] += other.coherence[score];
    }
  }

  /** Counts a trace anew that was counted as {@code before}. */
  public void replace(Rating before, Rating rating) {
    add(before, -1);
    add(rating, 1);
  }

  /** How many traces have the relevance {@code score}. */
  public long relevance(int score) {
    return relevance[score];
  }

  /** How many traces have the coherence {@code score}. */
  public long coherence(int score) {
    return coherence[score];
  }

  /** How many traces have which relevance, every score of the scale. */
  public Map<Integer, Long> relevance() {
    return byScore(relevance);
  }

  /** How many traces have which coherence, every score of the scale. */
  public Map<Integer, Long> coherence() {
    return byScore(coherence);
  }

  private static Map<Integer, Long> byScore(long[] counts) {
    Map<Integer, Long> byScore = new LinkedHashMap<>();
    for (int score = Thresholds.LOWEST; score <= Thresholds.HIGHEST; score++) {
      byScore.put(score, counts[score]);
    }
    return byScore;
  }
}
