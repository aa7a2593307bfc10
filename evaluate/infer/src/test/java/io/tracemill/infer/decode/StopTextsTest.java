package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens are bytes of UTF-8, so that a stop text begins and ends anywhere within them. */
class StopTextsTest {
  private static final TokenMeanings BYTES = new TokenMeanings(Set.of(0), StopTextsTest::text);

  private static String text(Tokens tokens) {
    byte[] bytes = new byte[tokens.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) tokens.at(i);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Tokens bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] ids = new int[bytes.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = bytes[i] & 0xff;
    }
    return Tokens.of(ids);
  }

  @Test
  void endTokensAreNamed() {
    StopTexts stops = new StopTexts(BYTES, List.of());

    assertThat(stops.isEnd(0)).isTrue();
    assertThat(stops.isEnd(1)).isFalse();
    assertThat(stops.stopped(new TokenBuffer(bytes("any")), 0)).isEmpty();
  }

  @Test
  void thePromptHasNoStopTexts() {
    StopTexts stops = new StopTexts(BYTES, List.of("END"));
    TokenBuffer tokens = new TokenBuffer(bytes("END and END"));

    assertThat(stops.stopped(tokens, 10)).isEmpty();
    assertThat(stops.stopped(tokens, 3)).contains(" and ");
  }

  /** Byte by byte: nothing before the first is complete, and then what stands before it. */
  @Test
  void stopsWithTheByteThatCompletesAText() {
    List<String> pieces = List.of("a", "b", "é", "😀", "é😀", "ab", " ");
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      StringBuilder answer = new StringBuilder();
      for (int i = 0; i < 30; i++) {
        answer.append(pieces.get(random.nextInt(pieces.size())));
      }
      List<String> texts =
          List.of("é😀", "ab" + pieces.get(random.nextInt(pieces.size())), "😀😀a");
      StopTexts stops = new StopTexts(BYTES, texts);
      Tokens all = bytes(answer.toString());
      TokenBuffer tokens = new TokenBuffer(bytes("prompt é😀"));
      int start = tokens.size();
      for (int i = 0; i < all.size(); i++) {
        tokens.add(all.at(i));
        String whole = text(all.slice(0, i + 1));
        Optional<String> expected =
            texts.stream()
                .map(whole::indexOf)
                .filter(at -> at >= 0)
                .min(Integer::compare)
                .map(at -> whole.substring(0, at));
        assertThat(stops.stopped(tokens, start))
            .as("seed %d, byte %d", seed, i)
            .isEqualTo(expected);
        if (expected.isPresent()) {
          break;
        }
      }
    }
  }
}
