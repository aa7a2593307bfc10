package io.tracemill.score.agreement;

/**
 * How many of some cases are so.
 *
 * @param of how many there are, at least one
 */
public record Proportion(int count, int of) {

  /** A share of something. */
  public Proportion {
    if (of < 1 || count < 0 || count > of) {
      throw new IllegalArgumentException(count + " of " + of + " is no share");
    }
  }

  /** From 0 to 1. */
  public double value() {
    return (double) count / of;
  }

  /** The score interval (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), which holds for few cases. */
  public Interval interval() {
    double squared = Interval.NORMAL * Interval.NORMAL;
    double middle = (count + squared / 2) / (of + squared);
    double spread = value() * (1 - value()) * of + squared / 4;
    return Interval.around(middle, Math.sqrt(spread) / (of + squared), 0, 1);
  }
}
