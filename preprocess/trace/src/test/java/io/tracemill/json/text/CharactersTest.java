package io.tracemill.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Characters are counted without decoding, and are those of the decoded text. */
final class CharactersTest {
  private static final long SEED = 12;
  private static final int ROUNDS = 100_000;
  private static final List<String> PIECES =
      List.of(
          "\\\\",
          "\\\"",
          "\\n",
          "\\/",
          "\\u00e9",
          "\\u20AC",
          "\\ud83d\\ude00",
          "\\uD83D\\uDE00",
          "é",
          "€",
          "😀",
          "u",
          "plain",
          "plain text");

  @Test
  void areThoseOfTheText() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder json = new StringBuilder("\"");
      for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
        json.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      Slice string = Slice.of(json.append('"').toString());
      String text = string.text();
      assertThat(string.characters())
          .as("seed %d: %s", SEED, json)
          .isEqualTo(text.codePointCount(0, text.length()));
    }
  }
}
