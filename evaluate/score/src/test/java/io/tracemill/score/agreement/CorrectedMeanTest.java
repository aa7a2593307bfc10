package io.tracemill.score.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class CorrectedMeanTest {
  private static final long SEED = 20_260_101;
  private static final int JUDGES = 2_000;

  /**
   * Judged good, judged; good as good, good as bad, bad as good, bad as bad; the share, its
   * interval. By the paper's formula (arXiv 2511.21140, equations 4 to 6) in another language.
   */
  private static final double[][] WORKED = {
    {400, 1000, 180, 20, 60, 140, 0.166667, 0.056351, 0.262733},
    {250, 500, 80, 20, 20, 80, 0.5, 0.379975, 0.620025},
    {1240, 2000, 325, 25, 23, 127, 0.601966, 0.553297, 0.645560},
    {0, 50, 10, 0, 0, 10, 0, 0, 0.095686},
    {50, 50, 10, 0, 0, 10, 1, 0.904314, 1},
    {30, 300, 48, 32, 3, 47, 0.074074, 0, 0.193058},
    {41, 123, 59, 8, 10, 35, 0.168766, 0, 0.348040},
    {110, 200, 20, 10, 8, 12, 0.5625, 0, 1},
    {50, 1000, 180, 20, 20, 180, 0, 0, 0},
  };

  @TestFactory
  Stream<DynamicTest> equalsThePaper() {
    return Stream.of(WORKED)
        .map(
            row -> DynamicTest.dynamicTest((int) row[0] + " of " + (int) row[1], () -> check(row)));
  }

  private static void check(double[] row) {
    JudgeCounts labelled = new JudgeCounts((int) row[2], (int) row[3], (int) row[4], (int) row[5]);
    CorrectedMean found = CorrectedMean.of(labelled, new Proportion((int) row[0], (int) row[1]));
    assertThat(found).isInstanceOf(CorrectedMean.Corrected.class);
    CorrectedMean.Corrected corrected = (CorrectedMean.Corrected) found;
    assertThat(corrected.value()).isCloseTo(row[6], within(1e-6));
    assertThat(corrected.interval().low()).isCloseTo(row[7], within(1e-6));
    assertThat(corrected.interval().high()).isCloseTo(row[8], within(1e-6));
    assertThat(corrected.n()).isEqualTo((int) row[1]);
  }

  @Test
  void aPerfectJudgeIsLeftAsItIs() {
    CorrectedMean.Corrected corrected =
        (CorrectedMean.Corrected)
            CorrectedMean.of(new JudgeCounts(300, 0, 0, 200), new Proportion(700, 1000));
    assertThat(corrected.value()).isEqualTo(0.7);
  }

  @Test
  void aJudgeThatIsNoBetterThanChanceCorrectsNothing() {
    String reason =
        "the judge knows good from bad no better than chance: sensitivity and specificity add up"
            + " to 1 or less";
    Proportion judged = new Proportion(70, 100);
    assertThat(CorrectedMean.of(new JudgeCounts(50, 50, 50, 50), judged))
        .isEqualTo(new CorrectedMean.NotCorrected(reason));
    assertThat(CorrectedMean.of(new JudgeCounts(10, 40, 30, 20), judged))
        .isEqualTo(new CorrectedMean.NotCorrected(reason));
    assertThat(CorrectedMean.ofAll(new JudgeCounts(10, 40, 30, 20), 70, 100))
        .isEqualTo(new CorrectedMean.NotCorrected(reason));
  }

  @Test
  void labelsOfOneKindCorrectNothing() {
    Proportion judged = new Proportion(70, 100);
    assertThat(CorrectedMean.of(new JudgeCounts(50, 5, 0, 0), judged))
        .isEqualTo(new CorrectedMean.NotCorrected("people labelled no row bad"));
    assertThat(CorrectedMean.ofAll(new JudgeCounts(0, 0, 5, 50), 70, 100))
        .isEqualTo(new CorrectedMean.NotCorrected("people labelled no row good"));
  }

  @Test
  void whereAllIsLabelledTheLabelsAreTheMean() {
    CorrectedMean.Corrected all =
        (CorrectedMean.Corrected) CorrectedMean.ofAll(new JudgeCounts(10, 40, 30, 20), 0, 0);
    assertThat(all.value()).isEqualTo(0.5);
    assertThat(all.interval().low()).isBetween(0.39, 0.41);
    assertThat(all.n()).isEqualTo(100);
  }

  /** The share is the same as if the labelled rows were judged ones; only the interval is not. */
  @Test
  void labelledRowsArePartOfTheRows() {
    JudgeCounts labelled = new JudgeCounts(40, 10, 15, 35);
    CorrectedMean.Corrected all = (CorrectedMean.Corrected) CorrectedMean.ofAll(labelled, 200, 400);
    CorrectedMean.Corrected apart =
        (CorrectedMean.Corrected) CorrectedMean.of(labelled, new Proportion(255, 500));
    assertThat(all.value()).isCloseTo(apart.value(), within(1e-12));
    assertThat(all.n()).isEqualTo(500);
    assertThat(width(all)).isLessThan(width(apart));
  }

  private static double width(CorrectedMean.Corrected corrected) {
    return corrected.interval().high() - corrected.interval().low();
  }

  @Test
  void coversTheTruthWhereLabelsAreOfOtherRows() {
    Coverage coverage = simulate(false);
    assertThat(coverage.corrected()).as(coverage.toString()).isBetween(0.93, 0.97);
    assertThat(coverage.naive()).as(coverage.toString()).isLessThan(0.35);
  }

  @Test
  void coversTheTruthWhereLabelsAreOfTheseRows() {
    Coverage coverage = simulate(true);
    assertThat(coverage.corrected()).as(coverage.toString()).isBetween(0.93, 0.97);
    assertThat(coverage.naive()).as(coverage.toString()).isLessThan(0.35);
  }

  /** How many of the judges' intervals hold the true share, and the mean widths of those. */
  private record Coverage(double corrected, double naive, double width) {}

  private static Coverage simulate(boolean sameRows) {
    Random random = new Random(SEED);
    int corrected = 0;
    int naive = 0;
    double width = 0;
    for (int i = 0; i < JUDGES; i++) {
      Simulated judge = Simulated.draw(random, sameRows);
      CorrectedMean found =
          sameRows
              ? CorrectedMean.ofAll(judge.labelled, judge.good, judge.others)
              : CorrectedMean.of(judge.labelled, new Proportion(judge.good, judge.others));
      if (found instanceof CorrectedMean.Corrected mean) {
        corrected += judge.isIn(mean.interval()) ? 1 : 0;
        width += width(mean) / JUDGES;
      }
      naive += judge.isIn(judge.naive(sameRows)) ? 1 : 0;
    }
    Coverage coverage = new Coverage((double) corrected / JUDGES, (double) naive / JUDGES, width);
    System.out.println("seed " + SEED + ", labels of these rows " + sameRows + ": " + coverage);
    return coverage;
  }

  /** A judge of drawn quality, rows that it judged, and labels of some. */
  private record Simulated(double truth, JudgeCounts labelled, int good, int others) {
    static Simulated draw(Random random, boolean sameRows) {
      double sensitivity = 0.6 + 0.35 * random.nextDouble();
      double specificity = 0.6 + 0.35 * random.nextDouble();
      double truth = 0.2 + 0.7 * random.nextDouble();
      int rows = 200 + random.nextInt(801);
      int labels = 50 + random.nextInt(451);
      int labelled = sameRows ? Math.min(labels, rows) : labels;
      int good = count(random, labelled, truth);
      int knownGood = count(random, good, sensitivity);
      int knownBad = count(random, labelled - good, specificity);
      JudgeCounts counts =
          new JudgeCounts(knownGood, good - knownGood, labelled - good - knownBad, knownBad);
      int others = sameRows ? rows - labelled : rows;
      double called = truth * sensitivity + (1 - truth) * (1 - specificity);
      return new Simulated(truth, counts, count(random, others, called), others);
    }

    private static int count(Random random, int n, double probability) {
      int count = 0;
      for (int i = 0; i < n; i++) {
        count += random.nextDouble() < probability ? 1 : 0;
      }
      return count;
    }

    boolean isIn(Interval interval) {
      return interval.low() <= truth && truth <= interval.high();
    }

    /** That of the share of rows that the judge calls good. */
    Interval naive(boolean sameRows) {
      int seen = sameRows ? labelled.goodAsGood() + labelled.badAsGood() : 0;
      int all = sameRows ? labelled.n() + others : others;
      return new Proportion(good + seen, all).interval();
    }
  }
}
