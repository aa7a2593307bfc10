package io.tracemill.prepare.screen.relevance;

import java.util.List;
import java.util.Optional;

/**
 * What was made of a trace.
 *
 * @param score how relevant, from -1 to 1, finer than {@code relevance}; 0 where nothing tells
 * @param relevance 1 to 5
 * @param coherence 1 to 5
 * @param dropped which of them is below its threshold; where both are, relevance
 * @param reasons what speaks for and against the trace, each a short sentence; those of relevance
 *     first, but of a trace that goes for its coherence alone those of coherence
 */
public record Judgement(
    double score,
    int relevance,
    int coherence,
    Optional<RelevanceReason> dropped,
    List<String> reasons) {

  /** Both scores. */
  public Rating rating() {
    return new Rating(relevance, coherence);
  }

  /** Whether both reach the thresholds. */
  public boolean keep() {
    return dropped.isEmpty();
  }
}
