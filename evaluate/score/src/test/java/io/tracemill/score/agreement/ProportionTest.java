package io.tracemill.score.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ProportionTest {

  /** R. Newcombe, Stat. Med. 17, 1998, table I, method 3. */
  @Test
  void wilsonsInterval() {
    check(81, 263, 0.2553, 0.3662);
    check(15, 148, 0.0624, 0.1605);
    check(0, 20, 0, 0.1611);
    check(1, 29, 0.0061, 0.1718);
  }

  private static void check(int count, int of, double low, double high) {
    Interval interval = new Proportion(count, of).interval();
    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void aShareIsOfSomething() {
    assertThatThrownBy(() -> new Proportion(0, 0)).hasMessage("0 of 0 is no share");
    assertThatThrownBy(() -> new Proportion(3, 2)).hasMessage("3 of 2 is no share");
  }
}
