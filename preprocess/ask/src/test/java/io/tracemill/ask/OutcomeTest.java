package io.tracemill.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  private static String kept(String text) {
    return new Outcome.Answered(0, text, 1, 1, Ending.END_TOKEN, false).text();
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    assertThat(kept("a\ud83d\ude00b")).isEqualTo("a\ud83d\ude00b");
    assertThat(kept("\ud83d")).isEqualTo("\ufffd");
    assertThat(kept("\ude00\ud83d")).isEqualTo("\ufffd\ufffd");
    assertThat(kept("\ud83d\ud83d\ude00")).isEqualTo("\ufffd\ud83d\ude00");
    assertThat(kept("")).isEmpty();
  }

  /** Java's encoder is the oracle, which writes a question mark for each half. */
  @Test
  void everyTextCanBeWritten() {
    long seed = 55;
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i > 0; i--) {
        text.append((char) (random.nextBoolean() ? 0xd700 + random.nextInt(0xa00) : 'a'));
      }
      byte[] written = text.toString().getBytes(StandardCharsets.UTF_8);
      String expected = new String(written, StandardCharsets.UTF_8);
      assertThat(kept(text.toString()).replace('\ufffd', '?'))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<think>, true",
    "'a <think>\n', true",
    "<think>a</think><think>, true",
    "<think> a, false",
    "<think></think>, false",
    "<think>a</think>, false",
    "think, false",
    "'', false"
  })
  void aPromptMayEndInsideAThought(String prompt, boolean inside) {
    assertThat(Outcome.Answered.endsInsideThought(prompt)).isEqualTo(inside);
  }

  @Test
  void endingsHaveNamesInFiles() {
    assertThat(Stream.of(Ending.values()).map(Ending::key))
        .containsExactly("end-token", "stop-text", "length", "context-full", "filtered");
    assertThat(Stream.of(Ending.values()).filter(Ending::isCut))
        .containsExactly(Ending.LENGTH, Ending.CONTEXT_FULL);
  }
}
