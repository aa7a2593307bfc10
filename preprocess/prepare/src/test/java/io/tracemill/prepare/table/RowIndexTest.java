package io.tracemill.prepare.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RowIndexTest {
  private static final long SEED = 17;

  @Test
  void isAMapFromNumbersToRows() {
    for (long seed = SEED; seed < SEED + 50; seed++) {
      Random random = new Random(seed);
      long[] numbers = new long[1 + random.nextInt(5_000)];
      int different = 1 + random.nextInt(numbers.length);
      boolean close = random.nextBoolean();
      for (int row = 0; row < numbers.length; row++) {
        int number = random.nextInt(different);
        numbers[row] = close ? number : new Random(number).nextLong();
      }
      check(numbers, random.nextInt(numbers.length), random);
    }
  }

  private static void check(long[] numbers, int expected, Random random) {
    Map<Long, Integer> map = new HashMap<>();
    RowIndex index = new RowIndex(row -> numbers[row], expected);
    for (int row = 0; row < numbers.length; row++) {
      map.putIfAbsent(numbers[row], row);
      assertThat(index.putIfAbsent(row)).isEqualTo(map.get(numbers[row]));
      if (random.nextInt(4) == 0) {
        map.put(numbers[row], row);
        index.replace(row);
      }
    }
    assertThat(index.size()).isEqualTo(map.size());
    for (int row = 0; row < numbers.length; row++) {
      assertThat(index.putIfAbsent(row)).isEqualTo(map.get(numbers[row]));
    }
  }
}
