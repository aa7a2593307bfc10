package io.tracemill.prepare.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongIntMapTest {
  /** Java's map is the oracle; few different keys, many, and those whose low bits are the same. */
  @ParameterizedTest
  @ValueSource(longs = {0xff, 0xffff, -1L, 0xffffL << 20, 0xffffL << 48})
  void keepsTheFirstValueOfEachKey(long bits) {
    long seed = 31;
    Random random = new Random(seed);
    LongIntMap map = new LongIntMap();
    Map<Long, Integer> oracle = new HashMap<>();
    for (int value = 0; value < 20_000; value++) {
      long key = random.nextLong() & bits;
      int expected = oracle.computeIfAbsent(key, ignored -> oracle.size());
      assertThat(map.putIfAbsent(key, expected == oracle.size() - 1 ? expected : -2 - value))
          .as("seed %d, key %x", seed, key)
          .isEqualTo(expected);
    }
    oracle.forEach((key, value) -> assertThat(map.putIfAbsent(key, 7)).isEqualTo(value));
  }
}
