package io.tracemill.prepare.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCharactersTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, 0",
        "abc, 3",
        "\\n, 1",
        "\\\\n, 2",
        "\\\"a\\\", 3",
        "\\u00e9, 1",
        "\\ud83d\\ude00, 1",
        "\\uD83D\\uDE00, 1",
        "\\ud7ff\\ue000, 2",
        "\\\\ud83d, 6",
        "a\\ud83d\\ude00\\ud83d\\ude00b, 4"
      })
  void anEscapeCountsAsWhatItStandsFor(String json, int count) {
    assertThat(JsonCharacters.count(Slice.of(json))).isEqualTo(count);
  }

  @Test
  void asManyAsTheTextHas() {
    long seed = 83;
    Random random = new Random(seed);
    int[] from = {0x20, 0x20, 0x80, 0x800, 0xd700, 0xe000, 0x10000};
    int[] to = {0x21, 0x80, 0x800, 0xd700, 0xd800, 0x10000, 0x110000};
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        int range = random.nextInt(from.length);
        text.appendCodePoint(from[range] + random.nextInt(to[range] - from[range]));
      }
      Slice json = new JsonWriter().string(text.toString()).slice().unquoted();
      assertThat(JsonCharacters.count(json))
          .as("seed %d: %s", seed, json)
          .isEqualTo(text.codePointCount(0, text.length()));
    }
  }
}
