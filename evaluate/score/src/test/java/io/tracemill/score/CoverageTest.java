package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a 95% interval of a difference holds the true one, by simulated pairs of scores. */
@Tag("slow")
final class CoverageTest {
  private static final long SEED = 20_261_130;
  private static final int SIMULATIONS = 2_000;

  /**
   * The first model is right with {@code share}, the second with {@code gain} more; {@code
   * together} says of how many rows both have the same luck.
   */
  @ParameterizedTest
  @CsvSource({
    "50, 0.1, 0, 0", "50, 0.1, 0.05, 0", "50, 0.1, 0.07, 0.5",
    "50, 0.5, 0, 0", "50, 0.5, 0.05, 0", "50, 0.5, 0.07, 0.5",
    "50, 0.9, 0, 0.5", "50, 0.9, 0.05, 0", "50, 0.9, -0.07, 0.5",
    "200, 0.1, 0, 0", "200, 0.1, 0.05, 0", "200, 0.1, 0.05, 0.5",
    "200, 0.5, 0, 0", "200, 0.5, 0.05, 0", "200, 0.5, 0.05, 0.5",
    "200, 0.9, 0, 0", "200, 0.9, 0.05, 0", "200, 0.9, -0.1, 0.5",
  })
  void rightAndWrong(int n, double share, double gain, double together) {
    Random random = new Random(SEED);
    assertThat(
            coverage(
                n,
                gain,
                () -> {
                  double luck = random.nextDouble();
                  double other = random.nextDouble() < together ? luck : random.nextDouble();
                  return (other < share + gain ? 1 : 0) - (luck < share ? 1 : 0);
                }))
        .isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @CsvSource({"50", "200"})
  void scoresBetween(int n) {
    Random random = new Random(SEED);
    assertThat(
            coverage(
                n,
                0.05,
                () -> {
                  double easy = random.nextDouble();
                  return 0.05 + 0.1 * easy * (random.nextDouble() - 0.5);
                }))
        .isBetween(0.93, 0.97);
    assertThat(coverage(n, 0.1, () -> 0.3 * random.nextDouble() * random.nextDouble() + 0.025))
        .as("skewed")
        .isBetween(0.93, 0.97);
  }

  /** What draws the difference of a pair. */
  private interface Draw {
    double next();
  }

  private static double coverage(int n, double truth, Draw draw) {
    int held = 0;
    double[] differences = new double[n];
    for (int simulation = 0; simulation < SIMULATIONS; simulation++) {
      for (int i = 0; i < n; i++) {
        differences[i] = draw.next();
      }
      Estimate found = Bootstrap.ofDifferences(differences, n).orElseThrow();
      held += found.low() <= truth + 1e-12 && truth <= found.high() + 1e-12 ? 1 : 0;
    }
    return (double) held / SIMULATIONS;
  }
}
