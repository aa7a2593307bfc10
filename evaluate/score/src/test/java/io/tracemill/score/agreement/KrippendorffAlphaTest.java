package io.tracemill.score.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class KrippendorffAlphaTest {
  private static final long SEED = 20_260_101;

  /** Krippendorff 2011, part A: two observers, binary. */
  @Test
  void megAndOwen() {
    assertThat(alpha("0100000010", "1110010000")).isCloseTo(0.095, within(0.0005));
  }

  /** Part B: two observers, five values. */
  @Test
  void benAndGerry() {
    assertThat(alpha("aabbdcccedda", "babbbccceddd")).isCloseTo(0.692, within(0.0005));
  }

  /** Part C: four observers, five values, some of them missing. */
  @Test
  void fourObservers() {
    assertThat(alpha("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
        .isCloseTo(0.743, within(0.0005));
  }

  private static double alpha(String... coders) {
    return of(coders).estimate().orElseThrow().value();
  }

  /** A line for each coder, a letter for each unit; a dot is a missing value. */
  private static KrippendorffAlpha of(String... coders) {
    KrippendorffAlpha alpha = new KrippendorffAlpha();
    for (int unit = 0; unit < coders[0].length(); unit++) {
      int[] values = new int[coders.length];
      for (int coder = 0; coder < coders.length; coder++) {
        char letter = coders[coder].charAt(unit);
        values[coder] = letter == '.' ? KrippendorffAlpha.MISSING : letter;
      }
      alpha.add(values);
    }
    return alpha;
  }

  @Test
  void unitsWithOneValueSayNothing() {
    KrippendorffAlpha alpha = of("ab..", "ab.c");
    assertThat(alpha.units()).isEqualTo(2);
    assertThat(alpha.estimate().orElseThrow().value()).isEqualTo(1);
    assertThat(of("a.", ".b").estimate()).isEmpty();
    assertThat(new KrippendorffAlpha().estimate()).isEmpty();
  }

  @Test
  void oneValueAloneSaysNothing() {
    assertThat(of("aaaa", "aaaa").estimate()).isEmpty();
  }

  @Test
  void thoseWhoNeverAgreeAreBelowChance() {
    assertThat(alpha("abab", "baba")).isNegative();
  }

  /** The definition: the coincidence matrix, value by value. */
  @Test
  void equalsTheCoincidenceMatrix() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      int[][] units = random(random, 2 + random.nextInt(40), 2 + random.nextInt(5), 4);
      KrippendorffAlpha alpha = new KrippendorffAlpha();
      for (int[] unit : units) {
        alpha.add(unit);
      }
      alpha
          .estimate()
          .ifPresent(
              found ->
                  assertThat(found.value())
                      .as("seed " + SEED)
                      .isCloseTo(byCoincidences(units, 4), within(1e-9)));
    }
  }

  private static int[][] random(Random random, int units, int coders, int values) {
    int[][] made = new int[units][coders];
    for (int[] unit : made) {
      int usual = random.nextInt(values);
      for (int coder = 0; coder < coders; coder++) {
        int drawn = random.nextInt(5) < 3 ? usual : random.nextInt(values);
        unit[coder] = random.nextInt(8) == 0 ? KrippendorffAlpha.MISSING : drawn;
      }
    }
    return made;
  }

  private static double byCoincidences(int[][] units, int values) {
    double[][] coincidences = new double[values][values];
    for (int[] unit : units) {
      int m = 0;
      for (int value : unit) {
        m += value < 0 ? 0 : 1;
      }
      for (int i = 0; i < unit.length; i++) {
        for (int j = 0; j < unit.length; j++) {
          if (i != j && unit[i] >= 0 && unit[j] >= 0) {
            coincidences[unit[i]][unit[j]] += 1.0 / (m - 1);
          }
        }
      }
    }
    double n = 0;
    double agreed = 0;
    double squares = 0;
    for (int c = 0; c < values; c++) {
      double sum = 0;
      for (double count : coincidences[c]) {
        sum += count;
      }
      n += sum;
      agreed += coincidences[c][c];
      squares += sum * (sum - 1);
    }
    return ((n - 1) * agreed - squares) / (n * (n - 1) - squares);
  }

  @Test
  void theSameUnitsGiveTheSameInterval() {
    Agreement once = of("aabbdcccedda", "babbbccceddd").estimate().orElseThrow();
    assertThat(of("aabbdcccedda", "babbbccceddd").estimate()).contains(once);
    assertThat(once.interval().low()).isBetween(0.2, once.value());
    assertThat(once.interval().high()).isBetween(once.value(), 1.0);
  }

  /** On both sides of the number of units from which on the normal interval is taken. */
  @Test
  void bothIntervalsAgree() {
    Interval resampled = estimate(5_000).interval();
    Interval normal = estimate(5_001).interval();
    double width = normal.high() - normal.low();
    assertThat(resampled.low()).isCloseTo(normal.low(), within(width / 10));
    assertThat(resampled.high()).isCloseTo(normal.high(), within(width / 10));
  }

  private static Agreement estimate(int units) {
    KrippendorffAlpha alpha = new KrippendorffAlpha();
    for (int[] unit : random(new Random(SEED), units, 4, 5)) {
      alpha.add(unit);
    }
    return alpha.estimate().orElseThrow();
  }

  /** Coders who say a unit's value with probability 0.7 and guess otherwise: alpha is 0.49. */
  @Test
  void coversTheTruth() {
    Random random = new Random(SEED);
    int covered = 0;
    for (int i = 0; i < 300; i++) {
      KrippendorffAlpha alpha = new KrippendorffAlpha();
      for (int u = 0; u < 150; u++) {
        int truth = random.nextInt(3);
        int[] unit = new int[3];
        for (int coder = 0; coder < 3; coder++) {
          unit[coder] = random.nextDouble() < 0.7 ? truth : random.nextInt(3);
        }
        alpha.add(unit);
      }
      Interval interval = alpha.estimate().orElseThrow().interval();
      covered += interval.low() <= 0.49 && 0.49 <= interval.high() ? 1 : 0;
    }
    assertThat(covered).as("of 300 intervals, seed " + SEED).isBetween(273, 297);
  }

  @Test
  void manyUnitsWithManyValues() {
    Random random = new Random(SEED);
    KrippendorffAlpha alpha = new KrippendorffAlpha();
    int[] unit = new int[8];
    for (int u = 0; u < 100_000; u++) {
      for (int coder = 0; coder < 8; coder++) {
        unit[coder] = random.nextInt(10) < 8 ? u : random.nextInt(Integer.MAX_VALUE);
      }
      alpha.add(unit);
    }
    assertThat(alpha.estimate().orElseThrow().value()).isCloseTo(0.64, within(0.005));
  }
}
