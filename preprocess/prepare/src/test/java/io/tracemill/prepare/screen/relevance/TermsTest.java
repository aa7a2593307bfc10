package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermsTest {

  @Test
  void cutsAndFoldsWords() {
    assertThat(hashes("Reserve")).isEqualTo(hashes("reservation"));
    assertThat(hashes("Cards")).isEqualTo(hashes("card"));
    assertThat(hashes("pass")).isNotEqualTo(hashes("pas"));
    assertThat(hashes("book a table, please")).hasSize(4);
    assertThat(hashes("party_size")).hasSize(2);
  }

  @Test
  void readsEscapesAsTheLettersTheyAre() {
    assertThat(hashes("caf\\u00e9s")).isEqualTo(hashes("cafés"));
    assertThat(hashes("\\u041c\\u043e\\u0441\\u043a\\u0432\\u0430")).isEqualTo(hashes("москва"));
    assertThat(hashes("one\\ntwo\\\"three")).isEqualTo(hashes("one two three"));
    assertThat(hashes("na\\u00efve")).hasSize(1);
  }

  @Test
  void takesCharactersOfScriptsWithoutSpacesOneByOne() {
    assertThat(hashes("予約する")).hasSize(4);
    assertThat(hashes("予約。「はい」")).hasSize(4);
    assertThat(hashes("table予約")).hasSize(3);
  }

  @Test
  void leavesOutEmojiAndPunctuation() {
    assertThat(hashes("😀 … ’ — \\ud83d\\ude00")).isEmpty();
  }

  /** Text is looked at in blocks, whose borders may be anywhere in a word or an escape. */
  @Test
  void findsTheSameTermsWhereverTheyStand() {
    String[] pieces = {
      "a",
      "cards",
      "4ss",
      "\u00e9",
      "\u041c",
      "\u4e88",
      "\u2026",
      "x".repeat(63),
      "n",
      "u",
      "\\u00e9",
      "\\u2026",
      "\\ud83d\\ude00",
      "\\n",
      "\\t",
      "\\\\",
      "\\\"",
      " ",
      "."
    };
    Random random = new Random(20_251_122);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      List<Long> expected = new ArrayList<>();
      for (int word = random.nextInt(9); word >= 0; word--) {
        StringBuilder one = new StringBuilder();
        for (int piece = random.nextInt(4); piece >= 0; piece--) {
          one.append(pieces[random.nextInt(pieces.length)]);
        }
        expected.addAll(hashes(one.toString()));
        text.append(" ".repeat(1 + random.nextInt(70))).append(one);
      }
      assertThat(hashes(text.toString())).as("%d: %s", round, text).isEqualTo(expected);
    }
  }

  private static List<Long> hashes(String text) {
    byte[] bytes = (text + "\n".repeat(16)).getBytes(StandardCharsets.UTF_8);
    List<Long> hashes = new ArrayList<>();
    Terms terms = new Terms().read(new Slice(bytes, 0, bytes.length - 16));
    while (terms.next()) {
      hashes.add(terms.hash());
    }
    return hashes;
  }
}
