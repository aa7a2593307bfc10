package io.tracemill.score.agreement;

import java.util.Optional;

/**
 * A judge that is better than chance.
 *
 * @param sensitivity as counted
 * @param specificity as counted
 * @param knowsGood the sensitivity with two cases added
 * @param knowsBad the specificity with two cases added
 */
record RoganGladen(double sensitivity, double specificity, Normal knowsGood, Normal knowsBad) {
  private static final int ADDED = 2;

  static Optional<RoganGladen> of(JudgeCounts labelled) {
    if (labelled.good() == 0 || labelled.bad() == 0) {
      return Optional.empty();
    }
    RoganGladen judge =
        new RoganGladen(
            (double) labelled.goodAsGood() / labelled.good(),
            (double) labelled.badAsBad() / labelled.bad(),
            Normal.of(labelled.goodAsGood(), labelled.good(), ADDED),
            Normal.of(labelled.badAsBad(), labelled.bad(), ADDED));
    boolean better = judge.sensitivity + judge.specificity > 1 && judge.youden() > 0;
    return better ? Optional.of(judge) : Optional.empty();
  }

  private double youden() {
    return knowsGood.mean() + knowsBad.mean() - 1;
  }

  /** The share of good rows where the judge calls {@code share} good. */
  double mean(double share) {
    double mean = (share + specificity - 1) / (sensitivity + specificity - 1);
    return Interval.clipped(mean, 0, 1);
  }

  /** The same with its variance, from adjusted counts, moved as Lang and Reiczigel have it. */
  Normal estimate(Proportion judged) {
    Normal share = Normal.of(judged.count(), judged.of());
    double mean = (share.mean() + knowsBad.mean() - 1) / youden();
    double good = mean * knowsGood.variance();
    double bad = (1 - mean) * knowsBad.variance();
    double moved = 2 * Interval.NORMAL * Interval.NORMAL * (good - bad);
    double variance = share.variance() + mean * good + (1 - mean) * bad;
    return new Normal(mean + moved, variance / (youden() * youden()));
  }
}
