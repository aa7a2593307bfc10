package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "\\", "a\\u0062"})
  void isPlain(String text) {
    assertThatThrownBy(() -> Name.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a plain name: " + text);
  }

  /** Names are compared eight bytes at a time: lengths around that, and names that begin alike. */
  @Test
  void findsItsFieldAndNoOther() {
    long seed = 8;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      String base = "aé".repeat(10).substring(0, random.nextInt(20));
      List<String> keys = List.of(base, base + "b", base + "c", "x" + base);
      StringBuilder json = new StringBuilder("{");
      for (int i = 0; i < keys.size(); i++) {
        json.append(i == 0 ? "" : ",").append('"').append(keys.get(i)).append("\":").append(i);
      }
      Node node = Resources.node(json.append('}').toString());
      for (int i = 0; i < keys.size(); i++) {
        assertThat(node.field(Name.of(keys.get(i))).raw())
            .as("seed %d: %s in %s", seed, keys.get(i), json)
            .hasToString(String.valueOf(i));
      }
      assertThat(node.find(Name.of(base + "d"))).isEmpty();
    }
  }

  @Test
  void wordsAreConstantsInSmallLetters() {
    Words<Layout> words = new Words<>(Layout.class).also("pretty", Layout.INDENTED);

    assertThat(Resources.node("\"indented\"").oneOf(words)).isEqualTo(Layout.INDENTED);
    assertThat(Resources.node("\"pretty\"").oneOf(words)).isEqualTo(Layout.INDENTED);
    assertThat(words.of("compact")).contains(Layout.COMPACT);
    assertThat(words.of("pretty")).contains(Layout.INDENTED);
    assertThat(words.of("Compact")).isEmpty();
    assertThat(words).hasToString("[compact, indented]");
    assertThatThrownBy(() -> Resources.node("7").oneOf(words))
        .hasMessage("t.jsonl:1 $: expected one of [compact, indented] but found 7");
    assertThatThrownBy(() -> Resources.node("\"Pretty\"").oneOf(words))
        .hasMessage("t.jsonl:1 $: expected one of [compact, indented] but found \"Pretty\"");
  }
}
