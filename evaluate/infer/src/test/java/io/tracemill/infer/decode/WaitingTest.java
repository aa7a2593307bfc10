package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingTest {
  /** How much each sequence shares with what slots hold, which changes. */
  private final Map<Integer, Integer> shared = new HashMap<>();

  private int asked;

  private Waiting<Integer> waiting(int count, int lookAhead) {
    return new Waiting<>(
        IntStream.range(0, count).iterator(),
        lookAhead,
        each -> {
          asked++;
          return shared.getOrDefault(each, 0);
        });
  }

  private static List<Integer> all(Waiting<Integer> waiting) {
    List<Integer> taken = new ArrayList<>();
    for (Optional<Integer> next = waiting.next(any -> true);
        next.isPresent();
        next = waiting.next(any -> true)) {
      taken.add(next.get());
    }
    return taken;
  }

  @Test
  void whoSharesNothingComesInOrder() {
    assertThat(all(waiting(5, 3))).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whoSharesMostComesFirstOfThoseTakenAhead() {
    shared.put(2, 10);
    shared.put(3, 99);

    assertThat(all(waiting(5, 3))).as("3 is not known at first").containsExactly(2, 3, 0, 1, 4);
  }

  @Test
  void whoWasPutBackComesBeforeAll() {
    shared.put(2, 10);
    Waiting<Integer> waiting = waiting(3, 3);
    waiting.putBack(7);
    waiting.putBack(8);

    assertThat(waiting.size()).isEqualTo(2);
    assertThat(waiting.next(each -> each != 8)).as("and nobody instead").isEmpty();
    assertThat(all(waiting)).containsExactly(8, 7, 2, 0, 1);
  }

  @Test
  void whoDoesNotFitIsPassedOver() {
    assertThat(waiting(3, 3).next(each -> each > 0)).contains(1);
    assertThat(waiting(3, 3).next(each -> each > 5)).isEmpty();
  }

  @Test
  void nobodyIsPassedOverForEver() {
    IntStream.range(1, 100).forEach(each -> shared.put(each, each));

    List<Integer> taken = all(waiting(100, 4));

    assertThat(taken.indexOf(0)).as("passed over as often as others are taken ahead").isEqualTo(4);
    assertThat(taken).hasSize(100).doesNotHaveDuplicates();
  }

  /** What slots hold rises by what is told and falls untold: chosen as if all were asked anew. */
  @Test
  void isAsLazyAsIfItAskedAll() {
    int lazily = 0;
    int plainly = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      shared.clear();
      int count = 20;
      IntStream.range(0, count).forEach(each -> shared.put(each, random.nextInt(50)));
      Waiting<Integer> waiting = waiting(count, 100);
      List<Integer> left = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      asked = 0;
      while (!left.isEmpty()) {
        plainly += left.size();
        int most = left.stream().mapToInt(shared::get).max().orElseThrow();
        int best = left.stream().filter(each -> shared.get(each) == most).findFirst().orElseThrow();
        assertThat(waiting.next(any -> true)).as("seed %d", seed).contains(best);
        left.removeIf(each -> each == best);
        Map<Integer, Integer> held = new HashMap<>();
        left.forEach(each -> held.put(each, random.nextInt(4) == 0 ? random.nextInt(80) : 0));
        waiting.nowHeld(held::get);
        left.forEach(
            each ->
                shared.put(
                    each,
                    Math.max(
                        held.get(each),
                        random.nextInt(3) == 0
                            ? random.nextInt(shared.get(each) + 1)
                            : shared.get(each))));
      }
      lazily += asked;
    }
    assertThat(lazily).as("of %d", plainly).isLessThan(plainly / 2);
  }
}
