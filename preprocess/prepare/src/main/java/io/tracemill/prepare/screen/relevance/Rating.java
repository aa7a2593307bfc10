package io.tracemill.prepare.screen.relevance;

/**
 * How relevant and coherent somebody finds a trace.
 *
 * @param relevance 1 to 5
 * @param coherence 1 to 5
 */
public record Rating(int relevance, int coherence) {
  /** Both have to be on the scale. */
  public Rating {
    if (!isOnScale(relevance) || !isOnScale(coherence)) {
      throw new IllegalArgumentException(
          "expected scores from 1 to 5 but found " + relevance + " and " + coherence);
    }
  }

  private static boolean isOnScale(int score) {
    return score >= Thresholds.LOWEST && score <= Thresholds.HIGHEST;
  }

  /** How far the scores of {@code other} are from these: the greater of both differences. */
  public int difference(Rating other) {
    return Math.max(Math.abs(relevance - other.relevance), Math.abs(coherence - other.coherence));
  }
}
