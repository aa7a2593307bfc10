package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a model writes, no metric fails. */
class AnyTextTest {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\",
          ":",
          ",",
          " ",
          "\n",
          "\u0000",
          "\u2028",
          "\ud83d",
          "\ud83d\ude00",
          "<tool_call>",
          "</tool_call>",
          "{\"name\":",
          "\"parameters\":",
          "\"arguments\":",
          "\"role\":\"assistant\"",
          "\"tool_calls\":[",
          "\"function\":{",
          "\"a\"",
          "1e999999999",
          "1e99999999999",
          "-0",
          "NaN",
          "null",
          "true",
          "é",
          "日本",
          "'s",
          "``",
          "''",
          "...",
          "\\u0000",
          "\\ud800",
          "yyyy",
          "ing",
          "word",
          "İ",
          "'tis");

  @Test
  void randomTexts() {
    long seed = 20_260_101;
    Random random = new Random(seed);
    CallReader reader = new CallReader(List.of());
    for (int round = 0; round < 3_000; round++) {
      String answer = text(random);
      String prediction = random.nextInt(4) == 0 ? answer : text(random);
      Pair pair = new Pair(answer, prediction, reader);
      for (Metric metric : Metrics.ALL) {
        assertThat(metric.score(pair)).as("seed %d, round %d", seed, round).isNotNull();
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  @Tag("slow")
  void deepAndLongTexts() {
    CallReader reader = new CallReader(List.of());
    String call = "{\"name\":\"f\",\"parameters\":{\"a\":";
    for (String text :
        List.of(
            "[".repeat(100_000),
            call + "[".repeat(500) + "]".repeat(500) + "}}",
            call + "9".repeat(100_000) + "}}",
            "<tool_call>".repeat(10_000),
            "y".repeat(100_000) + "ing",
            "a'".repeat(20_000),
            "\n ".repeat(5_000) + ".",
            "word ".repeat(3_000))) {
      Pair pair = new Pair(text, text, reader);
      for (Metric metric : Metrics.ALL) {
        assertThat(metric.score(pair)).isNotNull();
      }
    }
  }
}
