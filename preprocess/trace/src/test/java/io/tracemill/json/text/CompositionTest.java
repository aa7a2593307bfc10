package io.tracemill.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against what Java makes of the texts. */
final class CompositionTest {
  private static final long SEED = 20_261_129;

  private static boolean mayChange(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Composition.mayChange(bytes, bytes.length);
  }

  /** Every character behind letters that it may compose with, and before a mark. */
  @Test
  void whatIsSaidToStayStays() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < 0xd800 || point > 0xdfff) {
        for (String before :
            new String[] {"", "a", "\u0915", "\u1100", "\uac00", "\u30cf", "\u0bc6"}) {
          String text = before + Character.toString(point);
          if (!mayChange(text)) {
            assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC))
                .as("U+%x", point)
                .isTrue();
          }
        }
      }
    }
  }

  @Test
  void textsOfManyScriptsStay() {
    assertThat(
            new String[] {
              "",
              "plain",
              "déjà vu ß",
              "Где посылка?",
              "我的包裹",
              "どこですか",
              "환불",
              "شكرا",
              "👍🏽",
              "Ελλάδα"
            })
        .noneMatch(CompositionTest::mayChange);
    assertThat(
            new String[] {
              "e\u0301", "\u212b", "\u1112\u116a", "\u30cf\u3099", "\u0627\u0653", "\ufb1d"
            })
        .allMatch(CompositionTest::mayChange);
  }

  @Test
  void randomTexts() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        int range = random.nextInt(3) == 0 ? 0x370 : random.nextBoolean() ? 0x3100 : 0x20000;
        int point = random.nextInt(range);
        text.appendCodePoint(point >= 0xd800 && point <= 0xdfff ? 'a' : point);
      }
      if (!mayChange(text.toString())) {
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC))
            .as("seed %d, round %d", SEED, round)
            .isTrue();
      }
    }
  }
}
