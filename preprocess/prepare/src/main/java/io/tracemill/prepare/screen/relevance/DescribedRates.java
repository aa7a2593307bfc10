package io.tracemill.prepare.screen.relevance;

/**
 * How many of their words traces share with the job description, as a mixture of two rates: that of
 * the traces it describes, and that of the others.
 *
 * @param inside words of the job description among the words of described traces
 * @param outside the same of the others
 * @param described the share of described traces
 * @param smaller how many traces the smaller side has
 */
record DescribedRates(double inside, double outside, double described, double smaller) {
  /** Words in a conversation come in bunches: each counts as half an observation. */
  private static final double BUNCHED = 0.5;

  /** The most that the share of described traces says of one of them. */
  private static final double MOST_OF_PRIOR = 1.5;

  /** The logarithm of the odds that a trace is described. */
  double odds(Evidence evidence) {
    int hits = evidence.count(Count.DESCRIBED_WEIGHT);
    int words = evidence.count(Count.CONTENT_WORDS);
    return BUNCHED * (hits * StrictMath.log(ratio()) - words * (inside - outside));
  }

  /** The logarithm of the odds that any trace is described. */
  double prior() {
    double odds = StrictMath.log(described / (1 - described));
    return Math.max(-MOST_OF_PRIOR, Math.min(MOST_OF_PRIOR, odds));
  }

  /** How many times as often described traces use described words. */
  double ratio() {
    return inside / outside;
  }
}
