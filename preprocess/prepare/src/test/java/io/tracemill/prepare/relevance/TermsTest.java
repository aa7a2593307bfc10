package io.tracemill.prepare.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
