package io.tracemill.pipeline.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.json.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundedCountsTest {
  private static final long SEED = 7;

  @Test
  void percentilesAreThoseOfAllNumbers() {
    Random random = new Random(SEED);
    Histogram histogram = new Histogram();
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      long number = random.nextLong() >>> 1 + random.nextInt(63);
      numbers.add(number);
      histogram.add(number);
    }
    Collections.sort(numbers);

    Spread spread = histogram.spread();

    assertClose(spread.p10(), numbers.get(499));
    assertClose(spread.p50(), numbers.get(2499));
    assertClose(spread.p90(), numbers.get(4499));
    assertThat(spread.max()).hasValue(numbers.get(4999));
  }

  private static void assertClose(long found, long expected) {
    assertThat(found)
        .as("seed %d", SEED)
        .isLessThanOrEqualTo(expected)
        .isCloseTo(expected, within(expected < 1024 ? 0 : expected / 512 + 1));
  }

  @Test
  void noNumbersHaveNoSpread() {
    assertThat(new Histogram().spread()).isEqualTo(Spread.NONE);
  }

  @Test
  void namesAreCutToWhatAPersonReads() {
    String letters = "é😀".repeat(60);
    Census census = new Census();
    census.add(letters);
    census.add(letters + "x", 3);

    assertThat(census.top(5).entries())
        .containsExactly(
            new Ranking.Entry("é😀".repeat(58) + "é...", 3), new Ranking.Entry(letters, 1));
  }

  @Test
  void valuesBeyondTheLimitAreSaidToBeMore() {
    Distinct distinct = new Distinct();
    for (int i = 0; i < 2 * Distinct.MOST; i++) {
      distinct.add(Resources.node(String.valueOf(i / 2)));
    }
    assertThat(distinct.amount()).isEqualTo(new Amount(2L * Distinct.MOST, Distinct.MOST, false));
    distinct.add(Resources.node("1.0"));
    assertThat(distinct.amount().more()).isFalse();
    distinct.add(Resources.node("\"another\""));
    assertThat(distinct.amount())
        .isEqualTo(new Amount(2L * Distinct.MOST + 2, Distinct.MOST, true));
  }

  @Test
  void numbersBelow1024AreExact() {
    for (long number = 0; number < 1024; number++) {
      Histogram histogram = new Histogram();
      histogram.add(number);
      assertThat(histogram.spread().p50()).isEqualTo(number);
    }
  }

  @Test
  void namesBeyondTheLimitAreCountedTogether() {
    Census census = new Census();
    for (int i = 0; i < Census.MOST + 5; i++) {
      census.add("name " + i);
    }
    census.add("name 3");

    Ranking top = census.top(2);

    assertThat(top.entries())
        .containsExactly(new Ranking.Entry("name 3", 2), new Ranking.Entry("name 0", 1));
    assertThat(top.distinct()).isEqualTo(Census.MOST);
    assertThat(top.more()).isTrue();
    assertThat(top.total()).isEqualTo(Census.MOST + 6);
  }
}
