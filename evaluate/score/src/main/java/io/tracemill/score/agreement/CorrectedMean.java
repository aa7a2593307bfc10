package io.tracemill.score.agreement;

/**
 * What share of rows is good, from a judge's verdicts and how it errs on rows that people labelled,
 * or why that cannot be said.
 *
 * <p>The share that a judge calls good is that of the good rows times its sensitivity and that of
 * the bad ones times one less its specificity, which is solved for the share of good rows (W. Rogan
 * and B. Gladen, Am. J. Epidemiol. 107, 1978). The interval has the uncertainty of all three (Z.
 * Lang and J. Reiczigel, Prev. Vet. Med. 113, 2014; for judges C. Lee et al., arXiv 2511.21140):
 * normal, with counts to which so much is added that it holds for few, and moved for the curvature
 * of the quotient.
 */
public sealed interface CorrectedMean {

  /**
   * A share.
   *
   * @param value from 0 to 1
   * @param n rows that it is of
   */
  record Corrected(double value, Interval interval, int n) implements CorrectedMean {}

  /**
   * None.
   *
   * @param reason for people
   */
  record NotCorrected(String reason) implements CorrectedMean {}

  /**
   * The share of good rows among {@code judged}, of which people labelled none.
   *
   * @param judged how many of them the judge calls good
   */
  static CorrectedMean of(JudgeCounts labelled, Proportion judged) {
    return RoganGladen.of(labelled)
        .<CorrectedMean>map(
            judge ->
                new Corrected(
                    judge.mean(judged.value()), judge.estimate(judged).interval(), judged.of()))
        .orElseGet(() -> none(labelled));
  }

  /**
   * The share of good rows among the labelled ones and {@code others} together: of the labelled
   * ones, a part of the same rows, the truth is known. Were they taken for judged ones as well, the
   * interval would be too wide: it covered the truth in 99% of simulated judges.
   *
   * @param good how many of the others the judge calls good
   */
  static CorrectedMean ofAll(JudgeCounts labelled, int good, int others) {
    Normal known = Normal.of(labelled.good(), labelled.n());
    if (others == 0 && labelled.n() > 0) {
      double mean = (double) labelled.good() / labelled.n();
      return new Corrected(mean, known.interval(), labelled.n());
    }
    return RoganGladen.of(labelled)
        .<CorrectedMean>map(
            judge -> {
              int n = labelled.n() + others;
              double part = (double) others / n;
              Normal rest = judge.estimate(new Proportion(good, others));
              Normal all = rest.times(part).plus(known.times(1 - part));
              double share = (labelled.goodAsGood() + labelled.badAsGood() + good) / (double) n;
              return new Corrected(judge.mean(share), all.interval(), n);
            })
        .orElseGet(() -> none(labelled));
  }

  private static NotCorrected none(JudgeCounts labelled) {
    if (labelled.good() == 0 || labelled.bad() == 0) {
      return new NotCorrected("people labelled no row " + (labelled.good() == 0 ? "good" : "bad"));
    }
    return new NotCorrected(
        "the judge knows good from bad no better than chance: sensitivity and specificity add up"
            + " to 1 or less");
  }
}
