package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class McNemarTest {
  private static final long SEED = 20_261_130;

  /** The same in whole numbers: the binomial coefficients up to the smaller count, over 2^n. */
  private static double exactly(int better, int worse) {
    int n = better + worse;
    BigInteger coefficient = BigInteger.ONE;
    BigInteger sum = BigInteger.ONE;
    for (int k = 1; k <= Math.min(better, worse); k++) {
      coefficient =
          coefficient.multiply(BigInteger.valueOf(n - k + 1)).divide(BigInteger.valueOf(k));
      sum = sum.add(coefficient);
    }
    BigDecimal both = new BigDecimal(sum.shiftLeft(1));
    return both.divide(new BigDecimal(BigInteger.TWO.pow(n)), MathContext.DECIMAL64)
        .min(BigDecimal.ONE)
        .doubleValue();
  }

  @Test
  void equalsWholeNumbersOnTwoHundredTables() {
    Random random = new Random(SEED);
    for (int table = 0; table < 200; table++) {
      int most = table < 100 ? 30 : 2_000;
      int better = random.nextInt(most);
      int worse = table % 3 == 0 ? random.nextInt(most) : better + random.nextInt(most / 10);
      assertThat(new McNemar(better, worse).p())
          .as("seed %d, table %d: %d and %d", SEED, table, better, worse)
          .isCloseTo(exactly(better, worse), withinPercentage(1e-10));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1.0",
    "1, 0, 1.0",
    "0, 1, 1.0",
    "5, 5, 1.0",
    "0, 5, 0.0625",
    "5, 0, 0.0625",
    "0, 6, 0.03125",
    "1, 7, 0.0703125",
    "3, 7, 0.34375",
    "0, 1074, 0.0",
  })
  void workedCases(int better, int worse, double p) {
    assertThat(new McNemar(better, worse).p()).isCloseTo(p, within(1e-15));
  }

  @Test
  void manyPairs() {
    assertThat(new McNemar(500_000, 500_000).p()).isEqualTo(1);
    assertThat(new McNemar(1_000_000, 0).p()).isZero();
    // By the normal distribution, with half a row taken off on either side: z is 1.999.
    assertThat(new McNemar(501_000, 499_000).p()).isCloseTo(0.045608, within(2e-5));
    assertThat(new McNemar(40_000, 41_000).p())
        .isCloseTo(exactly(40_000, 41_000), withinPercentage(1e-9));
  }

  @Test
  void sidesDoNotMatter() {
    assertThat(new McNemar(12, 90).p()).isEqualTo(new McNemar(90, 12).p());
  }

  @Test
  void countsAreNotNegative() {
    assertThatThrownBy(() -> new McNemar(-1, 3)).hasMessage("-1 and 3 are no counts of rows");
  }
}
