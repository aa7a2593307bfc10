package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.token.Kind;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is the same and what is not is in {@link NodeTest}, beside {@link Node#canonical}. */
class FingerprintTest {

  private static String shown(Fingerprint print) {
    return String.format(Locale.ROOT, "%016x%016x", print.high(), print.low());
  }

  private static String trimmed(String json) {
    return shown(new Fingerprint().addTrimmed(Resources.node(json).as(Kind.STRING).raw()));
  }

  @Test
  void isTheSameEverywhere() {
    assertThat(shown(new Fingerprint())).isEqualTo("8842c3551da480c47831bc99e7d6ec19");
    assertThat(shown(new Fingerprint().add(1).add(2)))
        .isEqualTo("172134662294d5000ebd304af70ed440");
    assertThat(
            shown(
                new Fingerprint().add(Resources.node("{\"a\":[1,2.5,\"é and more\",true,null]}"))))
        .isEqualTo("543511420a37daf5e78bd1d880f174b6");
  }

  @Test
  void beginsAnew() {
    Fingerprint print = new Fingerprint().add(5).add(Resources.node("{\"a\":1}"));
    assertThat(shown(print.clear().add(1).add(2)))
        .isEqualTo(shown(new Fingerprint().add(1).add(2)));
    assertThat(shown(print)).isEqualTo(shown(print));
  }

  @Test
  void takesTheOrderOfWhatIsAdded() {
    assertThat(shown(new Fingerprint().add(2).add(1)))
        .isNotEqualTo(shown(new Fingerprint().add(1).add(2)));
  }

  @Test
  void leavesOutWhiteSpaceAtTheEnds() {
    assertThat(trimmed("\" \\n\\ta b\\r \""))
        .isEqualTo(trimmed("\"a b\""))
        .isEqualTo(trimmed("\"\\u0020a b  \""));
    assertThat(trimmed("\"   \"")).isEqualTo(trimmed("\"\""));
    assertThat(trimmed("\"a b\"")).isNotEqualTo(trimmed("\"ab\""));
    assertThat(trimmed("\"a b\""))
        .isEqualTo(shown(new Fingerprint().add(Resources.node("\"a b\""))));
    assertThatThrownBy(() -> trimmed("1"))
        .hasMessage("t.jsonl:1 $: expected a string but found a number");
  }

  @Test
  void tellsApartManyValues() {
    Set<Long> high = new HashSet<>();
    Set<Long> low = new HashSet<>();
    Fingerprint print = new Fingerprint();
    for (int i = 0; i < 100_000; i++) {
      print.clear().add(i);
      high.add(print.high());
      low.add(print.low());
      print.clear().add(1L << 63 ^ (long) i << 40);
      high.add(print.high());
      low.add(print.low());
    }
    assertThat(high).hasSize(200_000);
    assertThat(low).hasSize(200_000);
  }

  @Test
  void changesHalfItsBitsWithEachBitOfText() {
    long changed = 0;
    int count = 0;
    for (int bit = 0; bit < 64; bit++) {
      for (long value : new long[] {0, -1, 0x0123456789abcdefL}) {
        Fingerprint one = new Fingerprint().add(value);
        Fingerprint other = new Fingerprint().add(value ^ 1L << bit);
        int high = Long.bitCount(one.high() ^ other.high());
        int low = Long.bitCount(one.low() ^ other.low());
        assertThat(Math.min(high, low)).isGreaterThan(12);
        changed += high + low;
        count += 128;
      }
    }
    assertThat(changed * 100 / count).isBetween(48L, 52L);
  }

  /** Decomposed or composed, as it stands or in escapes, at any place of the eight bytes. */
  @Test
  void composedLettersAreTheSame() {
    long seed = 20_261_129;
    Random random = new Random(seed);
    String letters =
        "a \u00e9\u1eaf\u304c\u30d0\uac01\ud558\u0439\u0627\u0958\u212b\u0130\ud83d\ude00";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        int at = random.nextInt(letters.codePointCount(0, letters.length()));
        text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
      }
      String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
      String together = Normalizer.normalize(text, Normalizer.Form.NFC);
      assertThat(trimmed('"' + apart + '"'))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(trimmed('"' + together + '"'))
          .isEqualTo(trimmed(escaped(apart)))
          .isEqualTo(trimmed(escaped(text.toString())))
          .isNotEqualTo(trimmed('"' + together + "\u0323\""));
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    text.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return escaped.append('"').toString();
  }
}
