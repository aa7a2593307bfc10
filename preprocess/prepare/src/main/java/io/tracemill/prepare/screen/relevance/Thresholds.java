package io.tracemill.prepare.screen.relevance;

import java.util.Optional;

/**
 * What a trace has to reach to be kept, on the scale of {@link #LOWEST} to {@link #HIGHEST}.
 *
 * @param minRelevance the platform's {@code min_relevance_score}
 * @param minCoherence the platform's {@code min_coherence_score}
 */
public record Thresholds(int minRelevance, int minCoherence) {
  public static final int LOWEST = 1;
  public static final int HIGHEST = 5;

  /** The platform's default of {@code min_relevance_score}. */
  public static final int USUAL_RELEVANCE = 4;

  /** The platform's default of {@code min_coherence_score}. */
  public static final int USUAL_COHERENCE = 3;

  /** The platform's defaults. */
  public static final Thresholds DEFAULT = new Thresholds(USUAL_RELEVANCE, USUAL_COHERENCE);

  /** Why a trace that is so relevant and coherent is dropped, if it is. */
  public Optional<RelevanceReason> dropped(int relevance, int coherence) {
    if (relevance < minRelevance) {
      return Optional.of(RelevanceReason.IRRELEVANT);
    }
    return coherence < minCoherence ? Optional.of(RelevanceReason.INCOHERENT) : Optional.empty();
  }
}
