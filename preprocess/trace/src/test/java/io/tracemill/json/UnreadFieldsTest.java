package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which fields are told of when only some were asked for. */
final class UnreadFieldsTest {
  private static final Name A = Name.of("a");
  private static final Name B = Name.of("b");
  private static final Name ROLE = Name.of("role");
  private static final Name MESSAGES = Name.of("messages");

  private static List<String> unread(String json, Consumer<Node> reader) {
    return unread(TokenizerKind.JACKSON, json, reader);
  }

  private static List<String> unread(TokenizerKind kind, String json, Consumer<Node> reader) {
    List<String> names = new ArrayList<>();
    Node line = new Tape(kind).read(Line.of("t", json.getBytes(StandardCharsets.UTF_8)));
    reader.accept(line);
    new UnreadFields(names::add).take(line);
    return names;
  }

  private static void roles(Node messages) {
    messages.items().forEach(message -> message.field(ROLE));
  }

  @ParameterizedTest
  @EnumSource
  void areThoseThatNobodyAskedFor(TokenizerKind kind) {
    assertThat(
            unread(
                kind,
                """
                {"id":1,"messages":[{"role":"u","x":1},{"role":"a","x":2,"y":{"z":1}}],"none":null}\
                """,
                line -> roles(line.field(MESSAGES))))
        .containsExactly("id", "messages.x", "messages.x", "messages.y");
  }

  @Test
  void areNoneOfAValueThatIsTakenAsAWhole() {
    assertThat(unread("{\"a\":{\"x\":{\"y\":1}},\"b\":[{\"x\":1}]}", line -> read(line, A, B)))
        .isEmpty();
  }

  @Test
  void areTheOtherPartsOfAnObjectOfWhichOneIsRead() {
    assertThat(unread("{\"a\":{\"b\":1,\"c\":2}}", line -> line.peek(A).orElseThrow().find(B)))
        .containsExactly("a.c");
    assertThat(unread("{\"a\":{\"c\":2},\"b\":0}", line -> read(line, B))).containsExactly("a");
  }

  @Test
  void areNotThoseThatWereOnlyLookedAt() {
    assertThat(
            unread(
                "{\"a\":1,\"b\":2}",
                line -> {
                  line.peek(A);
                  line.has(B);
                  line.fields();
                  line.find(B);
                }))
        .containsExactly("a");
    assertThat(Node.of("{\"a\":1,\"b\":null}").hasUnread()).isTrue();
    assertThat(Node.of("{\"b\":null}").hasUnread()).isFalse();
  }

  @Test
  void standInStringsOfJsonToo() {
    String inside = "{\\\"messages\\\":[{\\\"role\\\":1,\\\"x\\\":2}],\\\"y\\\":\\\"{\\\"}";
    assertThat(
            unread(
                "{\"a\":\"" + inside + "\",\"b\":3}",
                line -> roles(line.field(A).inside().field(MESSAGES))))
        .containsExactly("b", "a.messages.x", "a.y");
  }

  @Test
  void areNoneOfAStringThatIsOnlyLookedInto() {
    assertThat(
            unread(
                "{\"a\":\"{\\\"b\\\":1,\\\"c\\\":2}\"}",
                line -> line.peek(A).orElseThrow().inside().find(B)))
        .containsExactly("a.c");
    assertThat(
            unread(
                "{\"a\":\"{\\\"b\\\":1\",\"b\":1}",
                line -> line.peek(A).orElseThrow().insideIfJson().ifPresent(n -> n.find(B))))
        .containsExactly("a", "b");
  }

  @Test
  void areTellableThoughTheirKeysAreNoWords() {
    assertThat(unread("{\"a\":1,\"b c\":2,\"d.e\":3,\"Aa\":4,\"BB\":5}", line -> read(line, A)))
        .containsExactly("[\"b c\"]", "[\"d.e\"]", "Aa", "BB");
  }

  private static void read(Node object, Name... names) {
    for (Name name : names) {
      object.field(name);
    }
  }
}
