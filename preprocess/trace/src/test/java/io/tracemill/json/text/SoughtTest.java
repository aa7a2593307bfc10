package io.tracemill.json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Searches against {@code String.indexOf}. */
final class SoughtTest {
  private static final long SEED = 6_133;

  @Test
  void findsWhatStringsFind() {
    Random random = new Random(SEED);
    for (String word : new String[] {"ab", "/think>", "abcda"}) {
      Sought sought = new Sought(word);
      for (int i = 0; i < 20_000; i++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(12); n > 0; n--) {
          int from = random.nextInt(word.length());
          text.append(word, from, from + 1 + random.nextInt(word.length() - from));
        }
        byte[] bytes = (word + text + word).getBytes(StandardCharsets.US_ASCII);
        Slice slice = new Slice(bytes, word.length(), word.length() + text.length());
        int expected = text.indexOf(word);
        assertThat(sought.in(slice))
            .as("%s in %s, seed %d", word, text, SEED)
            .isEqualTo(expected < 0 ? -1 : expected + word.length());
      }
    }
  }

  @Test
  void wantsEachPairOfLettersOnce() {
    assertThatThrownBy(() -> new Sought("aaa"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected every pair of bytes once: aaa");
  }
}
