package io.tracemill.prepare.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void whatWasReadIsKeptOrDropped() {
    Tally tally = new Tally();
    tally.keep();
    tally.keep();
    tally.drop(DropReason.TOO_LONG);
    tally.drop(DropReason.DUPLICATE_ROW, 3);
    tally.drop(DropReason.BAD_ARGUMENTS, 0);
    assertThat(tally.kept()).isEqualTo(2);
    assertThat(tally.dropped()).isEqualTo(4);
    assertThat(tally.read()).isEqualTo(6);
    assertThat(tally.dropped(DropReason.DUPLICATE_ROW)).isEqualTo(3);
    assertThat(tally.dropped(DropReason.NO_ANSWER)).isZero();
    assertThat(tally.byReason()).hasToString("{DUPLICATE_ROW=3, TOO_LONG=1}");
  }

  @Test
  void countsOfSeveralThreadsAddUp() {
    Tally one = new Tally();
    one.keep();
    one.drop(DropReason.TOO_LONG);
    Tally other = new Tally();
    other.drop(DropReason.TOO_LONG, 2);
    other.drop(DropReason.DUPLICATE_ROW);
    one.add(other);
    one.add(new Tally());
    assertThat(one.read()).isEqualTo(5);
    assertThat(one.byReason()).hasToString("{DUPLICATE_ROW=1, TOO_LONG=3}");
    assertThat(other.read()).isEqualTo(3);
  }
}
