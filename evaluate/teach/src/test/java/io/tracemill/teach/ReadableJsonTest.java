package io.tracemill.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadableJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[\"Z\\u00fcrich\"]            | [\"Zürich\"]",
        "[\"\\u6771\\u4EAC\"]          | [\"東京\"]",
        "{\"a\":\"\\ud83d\\ude00\"}    | {\"a\":\"😀\"}",
        "[\"half \\ud83d, \\ude00\"]   | [\"half \\ud83d, \\ude00\"]",
        "[\"\\\\ud83d\\ude00\"]       | [\"\\\\ud83d\\ude00\"]",
        "[\"\\\\u00fc is no letter\"]  | [\"\\\\u00fc is no letter\"]",
        "[\"\\\\\\u00fc\"]             | [\"\\\\ü\"]",
        "[\"\\u0000 \\u001b \\u2028\"] | [\"\\u0000 \\u001b \\u2028\"]",
        "[\"\\u0022 stays, \\n too\"]  | [\"\\u0022 stays, \\n too\"]",
        "words with \\u00fc            | words with \\u00fc",
        "[\"cut \\u00                  | [\"cut \\u00"
      })
  void showsLetters(String json, String readable) {
    assertThat(ReadableJson.of(json)).isEqualTo(readable);
  }

  @Test
  void isTheSameJson() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder json = new StringBuilder("[\"");
      for (int length = random.nextInt(12); length > 0; length--) {
        int point = 1 + random.nextInt(random.nextBoolean() ? 0xd7ff : 0x7f);
        point = random.nextInt(8) == 0 ? 0x10000 + random.nextInt(0x100000) : point;
        for (char half : Character.toChars(point)) {
          json.append(String.format("\\u%04x", (int) half));
        }
        json.append(random.nextInt(4) == 0 ? "\\\\" : "");
      }
      json.append("\"]");
      assertThat(Node.of(ReadableJson.of(json.toString())).canonical())
          .as("seed 7, round %d", i)
          .isEqualTo(Node.of(json.toString()).canonical());
    }
  }
}
