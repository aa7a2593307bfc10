package io.tracemill.score.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TwoRatersTest {
  private static final List<String> GOOD_BAD = List.of("good", "bad");

  /**
   * Two pathologists on 118 slides: A. Agresti, Categorical Data Analysis, 2nd ed. 2002, table
   * 10.8: kappa 0.493, standard error 0.057.
   */
  @Test
  void carcinoma() {
    TwoRaters raters =
        new TwoRaters(
            List.of("1", "2", "3", "4"),
            List.of(
                List.of(22, 2, 2, 0),
                List.of(5, 7, 14, 0),
                List.of(0, 2, 36, 0),
                List.of(0, 1, 17, 10)));
    Agreement kappa = raters.kappa().orElseThrow();
    assertThat(kappa.n()).isEqualTo(118);
    assertThat(kappa.value()).isCloseTo(0.493, within(0.0005));
    double error = (kappa.interval().high() - kappa.interval().low()) / 2 / Interval.NORMAL;
    assertThat(error).isCloseTo(0.057, within(0.0005));
  }

  /** Two readers of 50 grant proposals, a usual example: 0.7 agreed, 0.5 expected. */
  @Test
  void proposals() {
    TwoRaters raters =
        new TwoRaters(List.of("yes", "no"), List.of(List.of(20, 5), List.of(10, 15)));
    assertThat(raters.same()).contains(new Proportion(35, 50));
    assertThat(raters.kappa().orElseThrow().value()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void perfectAndContraryRaters() {
    Agreement same = new TwoRaters(GOOD_BAD, square(30, 0, 0, 20)).kappa().orElseThrow();
    assertThat(same).isEqualTo(new Agreement(1, new Interval(1, 1), 50));
    Agreement contrary = new TwoRaters(GOOD_BAD, square(0, 25, 25, 0)).kappa().orElseThrow();
    assertThat(contrary.value()).isEqualTo(-1);
    assertThat(contrary.interval().low()).isEqualTo(-1);
  }

  @Test
  void oneLabelAloneAndNothingSayNothing() {
    assertThat(new TwoRaters(GOOD_BAD, square(30, 0, 0, 0)).kappa()).isEmpty();
    TwoRaters none = new TwoRaters(GOOD_BAD, square(0, 0, 0, 0));
    assertThat(none.kappa()).isEmpty();
    assertThat(none.same()).isEmpty();
    assertThat(new TwoRaters(GOOD_BAD, square(30, 5, 0, 0)).kappa().orElseThrow().value()).isZero();
  }

  @Test
  void aMatrixIsASquare() {
    assertThatThrownBy(() -> new TwoRaters(GOOD_BAD, List.of(List.of(1, 2))))
        .hasMessage("a row and a column for each of 2 labels");
  }

  /** The interval of pairs that are drawn with a known kappa. */
  @Test
  void coversTheTruth() {
    Random random = new Random(20_260_101);
    int covered = 0;
    for (int i = 0; i < 1_000; i++) {
      double same = 0.6 + 0.3 * random.nextDouble();
      int[] counts = new int[4];
      for (int row = 0; row < 200; row++) {
        boolean first = random.nextDouble() < 0.5;
        boolean second = first == random.nextDouble() < same;
        counts[(first ? 0 : 2) + (second ? 0 : 1)]++;
      }
      Interval interval =
          new TwoRaters(GOOD_BAD, square(counts[0], counts[1], counts[2], counts[3]))
              .kappa()
              .orElseThrow()
              .interval();
      double truth = 2 * same - 1;
      covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }
    assertThat(covered).as("of 1000 intervals, seed 20260101").isBetween(930, 970);
  }

  private static List<List<Integer>> square(int a, int b, int c, int d) {
    return List.of(List.of(a, b), List.of(c, d));
  }
}
