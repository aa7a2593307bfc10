package io.tracemill.prepare.screen.relevance;

/**
 * What a trace has to reach to be kept, on the scale of 1 to 5.
 *
 * @param minRelevance the platform's {@code min_relevance_score}
 * @param minCoherence the platform's {@code min_coherence_score}
 */
public record Thresholds(int minRelevance, int minCoherence) {
  /** The platform's defaults. */
  public static final Thresholds DEFAULT = new Thresholds(4, 3);
}
