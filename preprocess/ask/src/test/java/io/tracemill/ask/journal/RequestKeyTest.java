package io.tracemill.ask.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Prompt;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RequestKeyTest {
  private static final Map<String, String> MODEL = Map.of("model", "m", "extra", "{}");
  private static final Decoding DECODING = new Decoding(8, 0, 1, 7, List.of());
  private static final Prompt PROMPT = new Prompt.Conversation("[]", "[]");

  private static RequestKey key(Map<String, String> model, Decoding decoding, Prompt prompt) {
    return new RequestKey.Maker(model, decoding).of(prompt);
  }

  /** A journal of an earlier version is of use as long as this holds. */
  @Test
  void isAlwaysTheSame() {
    assertThat(key(MODEL, DECODING, PROMPT)).hasToString("deef46be8ca755cd1a8eb8939e3fc43b");
  }

  @Test
  void dependsOnAllThatAnAnswerDependsOn() {
    Set<RequestKey> keys = new HashSet<>();
    keys.add(key(MODEL, DECODING, PROMPT));
    keys.add(key(Map.of("model", "n", "extra", "{}"), DECODING, PROMPT));
    keys.add(key(Map.of("model", "m", "extra", "{\"a\":1}"), DECODING, PROMPT));
    keys.add(key(Map.of("model", "m"), DECODING, PROMPT));
    keys.add(key(MODEL, DECODING.upTo(9), PROMPT));
    keys.add(key(MODEL, new Decoding(8, 0.5, 1, 7, List.of()), PROMPT));
    keys.add(key(MODEL, new Decoding(8, 0, 0.5, 7, List.of()), PROMPT));
    keys.add(key(MODEL, new Decoding(8, 0, 1, 8, List.of()), PROMPT));
    keys.add(key(MODEL, new Decoding(8, 0, 1, 7, List.of("\n")), PROMPT));
    keys.add(key(MODEL, DECODING, new Prompt.Conversation("[1]", "[]")));
    keys.add(key(MODEL, DECODING, new Prompt.Conversation("[]", "[1]")));
    keys.add(key(MODEL, DECODING, new Prompt.Text("[]\n[]")));

    assertThat(keys).hasSize(12);
  }

  @Test
  void orderOfAnIdentityMeansNothing() {
    Map<String, String> turned = new LinkedHashMap<>();
    turned.put("model", "m");
    turned.put("extra", "{}");

    assertThat(key(turned, DECODING, PROMPT)).isEqualTo(key(MODEL, DECODING, PROMPT));
  }

  @Test
  void makerGoesOnAndTakesHashes() {
    RequestKey.Maker maker = new RequestKey.Maker(MODEL, DECODING);
    RequestKey first = maker.of(PROMPT);

    assertThat(maker.of(new Prompt.Text("other"))).isNotEqualTo(first);
    assertThat(maker.of(PROMPT)).isEqualTo(first);
    assertThat(maker.of(RequestKey.hash(PROMPT))).isEqualTo(first);
  }

  @Test
  void isReadAsItIsShown() {
    RequestKey key = new RequestKey(1, -1);

    assertThat(key).hasToString("0000000000000001ffffffffffffffff");
    assertThat(RequestKey.parse(key.toString())).isEqualTo(key);
    assertThatThrownBy(() -> RequestKey.parse("0000000000000001fffffffffffffffg"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
