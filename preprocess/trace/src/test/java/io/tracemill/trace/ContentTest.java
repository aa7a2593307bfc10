package io.tracemill.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentTest {
  private static final long SEED = 271_828;
  private static final int ROUNDS = 2_000;
  private static final List<String> PIECES =
      List.of(
          "a",
          " ",
          "\n",
          "\t",
          "\"",
          "\\",
          "é",
          "日本",
          "😀",
          "\u0001",
          "{\"a\":1}",
          "\u2028",
          "word ");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      content                                               | string | text  | blank | characters | says
      "Hello"                                               | true   | true  | false | 5          | Hello
      "\\u00e9\\ud83d\\ude00"                               | true   | true  | false | 2          | é😀
      ""                                                    | true   | true  | true  | 0          | ``
      " \\n\\u3000"                                         | true   | true  | true  | 3          | ` \n\u3000`
      []                                                    | false  | true  | true  | 0          | ``
      [{"type":"text","text":"a"},{"type":"text","text":"b"}] | false | true | false | 2         | `a\nb`
      [{"type":"text","text":" "}]                          | false  | true  | true  | 1          | ` `
      [{"type":"text","text":"a"},{"type":"image_url"}]     | false  | false | false | 1          | a
      [{"type":"image_url","image_url":{"url":"u"}}]        | false  | false | true  | 0          | ``
      """,
      useHeadersInDisplayName = true)
  void whatRecordedContentIs(
      String json, boolean string, boolean text, boolean blank, long characters, String says) {
    Content content = new Content.Json(Node.of(json));
    assertThat(content.isNone()).isFalse();
    assertThat(content.isString()).isEqualTo(string);
    assertThat(content.isText()).isEqualTo(text);
    assertThat(content.isBlank()).isEqualTo(blank);
    assertThat(content.characters()).isEqualTo(characters);
    assertThat(content.text()).isEqualTo(says);
    assertThat(content.quoted().text()).isEqualTo(says);
  }

  @Test
  void nothingSaysNothing() {
    Content none = Content.none();
    assertThat(none.isNone()).isTrue();
    assertThat(none.isString() || none.isText()).isFalse();
    assertThat(none.isBlank()).isTrue();
    assertThat(none.text()).isEmpty();
    assertThat(none.texts()).isEmpty();
    assertThat(none.json()).hasToString("null");
  }

  /** Whatever is asked of it: content that was made is like the same content, once recorded. */
  @Test
  void madeContentIsLikeRecordedContent() {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      Content made = random.nextBoolean() ? new Content.Text(text(random)) : parts(random);
      Content recorded = new Content.Json(Node.of(made.json().toString()));
      String what = "seed " + seed + ": " + made;
      assertThat(made.isString()).as(what).isEqualTo(recorded.isString());
      assertThat(made.isText()).as(what).isEqualTo(recorded.isText());
      assertThat(made.isBlank()).as(what).isEqualTo(recorded.isBlank());
      assertThat(made.text()).as(what).isEqualTo(recorded.text());
      assertThat(made.characters()).as(what).isEqualTo(recorded.characters());
      assertThat(made.quoted().text()).as(what).isEqualTo(recorded.quoted().text());
      assertThat(made.node().canonical()).as(what).isEqualTo(recorded.node().canonical());
      assertThat(texts(made)).as(what).isEqualTo(texts(recorded));
      assertThat(hash(made)).as(what).isEqualTo(hash(recorded));
    }
  }

  private static List<String> texts(Content content) {
    return content.texts().stream().map(Slice::text).toList();
  }

  private static List<Long> hash(Content content) {
    ConversationHash hash = new ConversationHash().add(Message.saying(Role.USER, content));
    long high = hash.high();
    return List.of(high, hash.firstUser(List.of(Message.saying(Role.USER, content))));
  }

  private static Content parts(Random random) {
    List<Part> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Node recorded =
          Node.of("{\"type\": \"text\", \"text\": " + Part.Text.of(text(random)).said() + "}");
      parts.add(
          switch (random.nextInt(6)) {
            case 0 -> new Part.Image("data:image/png;base64,QQ==");
            case 1, 2 -> new Part.Json(recorded);
            default -> Part.Text.of(text(random));
          });
    }
    return new Content.Parts(parts);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @Test
  void madePartsAreWrittenAsOpenAiHasThem() {
    Content content =
        new Content.Parts(List.of(Part.Text.of("\"é\""), new Part.Image("https://x/y?z=\"")));
    assertThat(content.json())
        .hasToString(
            "[{\"type\":\"text\",\"text\":\"\\\"\\u00e9\\\"\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y?z=\\\"\"}}]");
  }

  @Test
  void madeCallsAreLikeRecordedOnes() {
    ToolCall call = ToolCall.of("fi\"nd", "{\"city\": \"Z\u00fcrich\"}");
    assertThat(call.id()).isEmpty();
    assertThat(call.name().text()).isEqualTo("fi\"nd");
    assertThat(call.arguments().map(Node::canonical)).contains("{\"city\":\"Z\u00fcrich\",}");
    assertThatThrownBy(() -> ToolCall.of("f", "[]"))
        .isInstanceOf(DataException.class)
        .hasMessage("json:1 $: expected an object but found an array");
    assertThatThrownBy(() -> ToolCall.of("f", "{} {}")).isInstanceOf(DataException.class);
  }

  @Test
  void theAnswerThatCountsIsTheRecordedOneUntilItIsReplaced() {
    Message asked = Message.saying(Role.USER, new Content.Text("q"));
    Message said = Message.saying(Role.ASSISTANT, new Content.Text("a"));
    Message better = Message.calling(List.of(ToolCall.of("f", "{}")));
    Trace trace =
        new Trace(new Origin("t", 1), List.of(asked, said), Optional.empty(), Optional.empty());
    Example example = new Example(trace, 1);
    assertThat(example.answer()).isEqualTo(said);
    assertThat(example.with(better).answer()).isEqualTo(better);
    assertThat(example.with(better).recorded()).isEqualTo(said);
    assertThat(example.with(better).asRecorded()).isEqualTo(example);
    assertThat(example.with(better).question()).isEqualTo(asked.content());
  }
}
