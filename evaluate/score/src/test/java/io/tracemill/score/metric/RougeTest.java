package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast length of the longest common subsequence is that of the textbook's table. */
class RougeTest {

  @Test
  void randomTexts() {
    long seed = 20_260_101;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String[] answer = words(random);
      String[] prediction = words(random);
      double expected = 2.0 * common(answer, prediction) / (answer.length + prediction.length);
      assertThat(
              ScoreOf.by(
                  "rouge", String.join(" ", answer), String.join(" ", prediction), List.of()))
          .as("seed %d, round %d", seed, round)
          .isCloseTo(expected, within(1e-12));
    }
  }

  private static String[] words(Random random) {
    int kinds = 1 + random.nextInt(30);
    String[] words = new String[1 + random.nextInt(300)];
    for (int i = 0; i < words.length; i++) {
      words[i] = "w" + random.nextInt(kinds);
    }
    return words;
  }

  private static int common(String[] a, String[] b) {
    int[][] lengths = new int[a.length + 1][b.length + 1];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        lengths[i + 1][j + 1] =
            a[i].equals(b[j]) ? lengths[i][j] + 1 : Math.max(lengths[i][j + 1], lengths[i + 1][j]);
      }
    }
    return lengths[a.length][b.length];
  }
}
