package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.token.Entries;
import io.tracemill.json.token.Kind;
import io.tracemill.json.token.Oracle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapeTest {

  static List<String> accepted() {
    return Resources.lines("/json/accepted.txt");
  }

  static List<String> rejected() {
    return Resources.lines("/json/rejected.tsv");
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void readsWhatIsJson(String shown) {
    byte[] json = Bytes.of(shown);
    Node value = new Tape().read(Line.of("t.jsonl", json));
    assertThat(Values.of(value)).isEqualTo(Oracle.read(json).orElseThrow());
    assertThat(value.raw()).hasToString(new String(json, StandardCharsets.UTF_8).strip());
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void saysWhatIsWrong(String row) {
    String[] columns = row.split("\t", -1);
    Line line = Line.of("t.jsonl", Bytes.of(columns[0]));
    DataException e = catchThrowableOfType(DataException.class, () -> new Tape().read(line));
    assertThat(e.getMessage()).isEqualTo(columns[2]);
    assertThat(e.reason()).isEqualTo(Malformed.valueOf(columns[1]));
    assertThat(Oracle.read(Bytes.of(columns[0]))).isEmpty();
  }

  @Test
  void throwsTheFlawThatTheReaderFound() {
    Line line = Line.of("t.jsonl", new byte[0]).with(new Flaw(Malformed.LINE_TOO_LONG, "too long"));
    assertThatThrownBy(() -> new Tape().read(line)).hasMessage("t.jsonl:1 $: too long");
  }

  @Test
  void nestsAsDeepAsItSays() {
    int depth = Entries.MAX_DEPTH;
    assertThat(Resources.node("[".repeat(depth) + "]".repeat(depth)).is(Kind.ARRAY)).isTrue();
    assertThatThrownBy(() -> Resources.node("[".repeat(depth + 1) + "]".repeat(depth + 1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t.jsonl:1 $" + "[0]".repeat(24) + "…: nested deeper than 512 levels at byte 513")
        .extracting(e -> ((DataException) e).reason())
        .isEqualTo(Malformed.TOO_DEEP);
    assertThatThrownBy(() -> Resources.node("{\"a\":".repeat(1_000_000)))
        .hasMessageContaining("nested deeper than 512");
  }

  @Test
  void findsDuplicatesAmongManyKeys() {
    String keys =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "\"k" + i + "\":0")
            .collect(Collectors.joining(","));
    assertThat(Resources.node("{" + keys + "}").size()).isEqualTo(100_000);
    assertThatThrownBy(() -> Resources.node("{" + keys + ",\"\\u006b7\":1}"))
        .hasMessage("t.jsonl:1 $[\"\\u006b7\"]: the key is there twice");
  }

  @Test
  void takesKeysWhoseHashesAreEqual() {
    String keys =
        IntStream.range(0, 1 << 12)
            .mapToObj(
                i ->
                    IntStream.range(0, 12)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
            .map(key -> "\"" + key + "\":0")
            .collect(Collectors.joining(","));
    assertThat(Resources.node("{" + keys + "}").size()).isEqualTo(1 << 12);
    assertThat(Resources.node("{\"Aa\":1,\"BB\":2}").field(Name.of("BB")).raw()).hasToString("2");
  }

  @Test
  void readsALineOfTenMegabytes() {
    String text = "añ😀\\n".repeat(1_000_000);
    Node value = Resources.node("{\"a\":\"" + text + "\",\"b\":1}");
    assertThat(value.field(Name.of("a")).raw().length()).isEqualTo(9_000_002);
    assertThat(value.field(Name.of("a")).text()).isEqualTo("añ😀\n".repeat(1_000_000));
  }

  @Test
  void hasNoLimitOnNamesAndNumbers() {
    String name = "n".repeat(200_000);
    String number = "-" + "9".repeat(200_000) + ".5";
    Node value = Resources.node("{\"" + name + "\":" + number + "}").field(Name.of(name));
    assertThat(value.raw()).hasToString(number);
    assertThat(value.canonical()).isEqualTo(number);
    assertThatThrownBy(value::text)
        .hasMessage("t.jsonl:1 $." + "n".repeat(60) + "…: expected a string but found a number");
  }

  @Test
  void namesBothPlacesInsideStrings() {
    Node context =
        Resources.node("{\"context\":\"{\\\"messages\\\":[{\\\"content\\\":1}]}\"}")
            .field(Name.of("context"));
    Node content =
        context
            .inside()
            .field(Name.of("messages"))
            .items()
            .iterator()
            .next()
            .field(Name.of("content"));
    assertThat(content.place()).isEqualTo("$.context→$.messages[0].content");
    assertThatThrownBy(content::text)
        .hasMessage(
            "t.jsonl:1 $.context→$.messages[0].content: expected a string but found a number");
  }

  @Test
  void namesAllPlacesInsideStringsInStrings() {
    Node outer = Resources.node("{\"s\":\"{\\\"a\\\":\\\"[1,x]\\\"}\"}");
    Node string = outer.field(Name.of("s")).inside().field(Name.of("a"));
    assertThatThrownBy(string::inside)
        .hasMessage("t.jsonl:1 $.s→$.a→$[1]: not JSON at byte 4: expected a value but found x");
  }

  @Test
  void isStrictInsideStrings() {
    assertThatThrownBy(() -> Resources.node("\"\\\"\\\\ud83d\\\"\"").inside())
        .hasMessage(
            "t.jsonl:1 $→$: half of a surrogate pair (\\ud83d) at byte 2: was an emoji cut?");
    assertThatThrownBy(() -> Resources.node("\"{\\\"a\\\":1,\\\"a\\\":2}\"").inside())
        .hasMessage("t.jsonl:1 $→$.a: the key is there twice");
    assertThatThrownBy(() -> Resources.node("\"\"").inside())
        .hasMessage("t.jsonl:1 $→$: not JSON at byte 1: expected a value but found the end");
  }

  @Test
  void showsOnlyTheBeginningOfLongValues() {
    Node role = Resources.node("\"" + "é".repeat(1000) + "\"");
    assertThatThrownBy(() -> role.oneOf(new Words<>(Layout.class)))
        .hasMessage(
            "t.jsonl:1 $: expected one of [compact, indented] but found \"" + "é".repeat(59) + "…");
  }

  @Test
  void isUsedAgain() {
    Tape tape = new Tape();
    for (int i = 0; i < 100; i++) {
      String json = "{\"a\":" + "[".repeat(i) + "]".repeat(i) + (i == 0 ? "1" : "") + "}";
      assertThat(tape.read(Line.of("t", json.getBytes(StandardCharsets.UTF_8))).raw())
          .hasToString(json);
      assertThatThrownBy(() -> tape.read(Line.of("t", new byte[] {'[', '1'})))
          .isInstanceOf(DataException.class);
    }
  }
}
