package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void nothingHasNoMean() {
    assertThat(Bootstrap.of(new double[4], 0)).isEqualTo(Optional.empty());
  }

  @Test
  void oneScoreIsItsOwnInterval() {
    assertThat(Bootstrap.of(new double[] {0.25, 1}, 1)).contains(new Estimate(1, 0.25, 0.25, 0.25));
  }

  @Test
  void theSameScoresGiveTheSameInterval() {
    double[] scores = {0, 0.25, 0.5, 0.75, 1, 1, 0, 0.5};
    assertThat(Bootstrap.of(scores, 8)).isEqualTo(Bootstrap.of(scores.clone(), 8));
  }

  /** Half of the scores are 1: the standard error is sqrt(0.25 / n). */
  @Test
  void bothWaysAgreeWithTheStandardError() {
    for (int n : new int[] {400, 20_000, 200_000}) {
      double[] scores = new double[n];
      Arrays.fill(scores, 0, n / 2, 1);
      double half = 1.96 * Math.sqrt(0.25 / n);
      Estimate estimate = Bootstrap.of(scores, n).orElseThrow();
      assertThat(estimate.mean()).isEqualTo(0.5);
      assertThat(estimate.low()).isCloseTo(0.5 - half, within(half / 5));
      assertThat(estimate.high()).isCloseTo(0.5 + half, within(half / 5));
    }
  }
}
