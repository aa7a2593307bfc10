package io.tracemill.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Against lists of all answers by prompt. */
final class ContradictionsTest {
  private static final long SEED = 20_261_129;

  private record Asked(long prompt, long answer) {}

  private static long plainly(List<Asked> rows) {
    Map<Long, List<Asked>> byPrompt =
        rows.stream()
            .collect(Collectors.groupingBy(Asked::prompt, HashMap::new, Collectors.toList()));
    return byPrompt.values().stream()
        .filter(all -> all.stream().map(Asked::answer).distinct().count() > 1)
        .mapToLong(List::size)
        .sum();
  }

  private static Contradictions of(List<Asked> rows) {
    Contradictions all = new Contradictions();
    rows.forEach(row -> all.add(row.prompt(), row.answer()));
    return all;
  }

  @Test
  void randomRowsInOneAndInTwo() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      int prompts = 1 + random.nextInt(400);
      int answers = 1 + random.nextInt(4);
      List<Asked> rows = new ArrayList<>();
      for (int i = random.nextInt(600); i > 0; i--) {
        // Small numbers and such that differ in their highest bits alone; 0 is one of them.
        long prompt = (long) random.nextInt(prompts) << (random.nextBoolean() ? 0 : 54);
        rows.add(new Asked(prompt, random.nextInt(answers)));
      }
      Contradictions all = of(rows);
      assertThat(all.contradicted()).as("seed %d, round %d", SEED, round).isEqualTo(plainly(rows));

      int cut = random.nextInt(rows.size() + 1);
      Contradictions first = of(rows.subList(0, cut));
      first.addAll(of(rows.subList(cut, rows.size())));
      assertThat(first.contradicted())
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(plainly(rows));
    }
  }
}
