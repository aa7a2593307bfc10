package io.tracemill.score.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SplitMixTest {

  /** Java's own numbers of that name, with the mix of Steele's first version. */
  @Test
  void equalsJavas() {
    SplittableRandom java = new SplittableRandom(42);
    SplitMix random = new SplitMix(42);
    for (int i = 0; i < 100; i++) {
      assertThat(random.next()).isEqualTo(java.nextLong());
    }
  }

  @Test
  void numbersBelowABound() {
    SplitMix random = new SplitMix(1);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.below(7)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(9_500, 10_500);
    }
  }
}
