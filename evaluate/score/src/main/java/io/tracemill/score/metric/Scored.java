package io.tracemill.score.metric;

/**
 * A score.
 *
 * @param value from 0 (bad) to 1 (perfect)
 */
public record Scored(double value) implements Score {

  /** A score inside the scale. */
  public Scored {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a score is from 0 to 1");
    }
  }

  static Scored of(boolean right) {
    return new Scored(right ? 1 : 0);
  }
}
