package io.tracemill.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CutTextTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0, ''",
    "abc, 3, abc",
    "abcd, 3, abc... (1 characters more)",
    "abcd, 0, ... (4 characters more)",
    "\u00e9\u4e2d\u00e9\u4e2d, 2, \u00e9\u4e2d... (2 characters more)"
  })
  void cutsBehindSoManyCharacters(String text, int most, String cut) {
    assertThat(CutText.of(text, most)).isEqualTo(cut);
  }

  @Test
  void halvesNoCharacter() {
    String two = "\ud83d\ude00\ud83d\ude00";

    assertThat(CutText.of(two, 2)).isEqualTo(two);
    assertThat(CutText.of(two, 1)).isEqualTo("\ud83d\ude00... (1 characters more)");
  }
}
