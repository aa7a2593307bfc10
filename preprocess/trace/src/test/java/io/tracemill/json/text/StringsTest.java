package io.tracemill.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StringsTest {
  private static final long SEED = 4;
  private static final int ROUNDS = 200_000;

  private static final List<String> PIECES =
      List.of(
          "\\",
          "\\\\",
          "\\\"",
          "\\n",
          "\\u",
          "\\u00e9",
          "\\ud83d",
          "\\u0000",
          "\\x",
          "\\é",
          "\"",
          "\n",
          "\t",
          "é",
          "😀",
          "a",
          "plain text",
          "plain text that goes on for a good while",
          "u");

  @Test
  void endsWhereByteAfterByteDoes() {
    Random random = new Random(SEED);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder("xyz".substring(random.nextInt(4)));
      int start = text.length();
      for (int pieces = random.nextInt(24); pieces > 0; pieces--) {
        text.append(random.nextInt(3) > 0 ? valid(random) : any(random, round));
      }
      text.append(random.nextInt(8) > 0 ? "\"" : "");
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      byte[] padded = Arrays.copyOf(bytes, bytes.length + Line.PADDING);
      padded[bytes.length] = '\n';
      int end =
          bytes.length - (random.nextInt(8) > 0 ? 0 : random.nextInt(bytes.length + 1 - start));
      int expected = behind(padded, start, end);
      assertThat(Strings.behind(padded, start, end))
          .as("seed %d: %s from %d to %d", SEED, text, start, end)
          .isEqualTo(expected);
      found += expected == 0 ? 0 : 1;
    }
    assertThat(found).isGreaterThan(ROUNDS / 20);
  }

  private static String valid(Random random) {
    return List.of("\\\\", "\\\"", "a", "\\n", "\\u00e9", "some words", "é").get(random.nextInt(7));
  }

  /** In half of the rounds nothing that ends a string too early. */
  private static String any(Random random, int round) {
    return round % 2 == 0 ? valid(random) : PIECES.get(random.nextInt(PIECES.size()));
  }

  private static int behind(byte[] bytes, int start, int end) {
    boolean odd = false;
    for (int at = start; at < end; at++) {
      int c = bytes[at];
      if (c == '"') {
        return odd ? -at - 1 : at + 1;
      }
      if (c >= 0 && c < ' ') {
        return 0;
      }
      if (c == '\\') {
        c = ++at < end ? bytes[at] : 0;
        if (c == 'u' && at + 4 < end && isHex(bytes, at + 1)) {
          int point = Integer.parseInt(new String(bytes, at + 1, 4, StandardCharsets.US_ASCII), 16);
          odd |= point == 0 || point >= 0xd800 && point <= 0xdfff;
          at += 4;
        } else if (c <= 0 || "\"\\/bfnrt".indexOf(c) < 0) {
          return 0;
        }
      }
    }
    return 0;
  }

  private static boolean isHex(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1).matches("[0-9a-fA-F]{4}");
  }
}
