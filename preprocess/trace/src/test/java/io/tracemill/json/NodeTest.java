package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeTest {
  private static final Name A = Name.of("a");

  @Test
  void looksUpFields() {
    Node node =
        Resources.node("{\"b\":0,\"a\":{\"a\":7},\"c\":null,\"muchlongername\":1,\"\\u0064\":2}");
    assertThat(node.field(A).field(A).raw()).hasToString("7");
    assertThat(node.find(Name.of("c"))).isEmpty();
    assertThat(node.find(Name.of("x"))).isEmpty();
    assertThat(node.field(Name.of("muchlongername")).raw()).hasToString("1");
    assertThat(node.find(Name.of("muchlongernam"))).isEmpty();
    assertThat(node.field(Name.of("d")).raw()).hasToString("2");
    assertThat(node.fields())
        .extracting(Field::key)
        .containsExactly("b", "a", "c", "muchlongername", "d");
    assertThat(Resources.node("{\"é\":1}").field(Name.of("é")).raw()).hasToString("1");
    assertThat(Resources.node("{\"\\u00e9\":1}").field(Name.of("é")).raw()).hasToString("1");
  }

  @Test
  void saysWhatItIsNot() {
    Node node = Resources.node("{\"a\":[1,{\"b\":null}]}");
    Node item = node.field(A).items().iterator().next();
    assertThatThrownBy(() -> item.field(A))
        .hasMessage("t.jsonl:1 $.a[0]: expected an object but found a number");
    assertThatThrownBy(() -> node.field(Name.of("b")))
        .hasMessage("t.jsonl:1 $: has no field \"b\"");
    assertThatThrownBy(() -> Resources.node("{\"b\":null}").field(Name.of("b")))
        .hasMessage("t.jsonl:1 $.b: is null");
    assertThatThrownBy(node::items)
        .hasMessage("t.jsonl:1 $: expected an array but found an object");
    assertThatThrownBy(item::text)
        .hasMessage("t.jsonl:1 $.a[0]: expected a string but found a number");
    assertThatThrownBy(item::size)
        .hasMessage("t.jsonl:1 $.a[0]: expected an array but found a number");
    assertThatThrownBy(node::number)
        .hasMessage("t.jsonl:1 $: expected a number but found an object");
    assertThatThrownBy(() -> Resources.node("1e99999999999").number())
        .hasMessage("t.jsonl:1 $: the number is too long or too great to be read");
  }

  @Test
  void tellsValues() {
    assertThat(Resources.node("-1.50").number()).isEqualTo("-1.50");
    assertThat(Resources.node("[1,[2,3],{}]").size()).isEqualTo(3);
    assertThat(Resources.node("{\"a\":{\"b\":1,\"c\":2}}").size()).isEqualTo(1);
    assertThat(Resources.node("[]").size()).isZero();
    assertThat(Resources.node("\"\\ud83d\\ude00\\n\\\"\\/é\"").text()).isEqualTo("😀\n\"/é");
    assertThat(Resources.node("\"Compact\"").raw().unquoted()).hasToString("Compact");
    assertThat(Optional.of(Resources.node("\"compact\"").oneOf(new Words<>(Layout.class))))
        .contains(Layout.COMPACT);
  }

  static List<String> pairs() {
    return Resources.lines("/json/same.tsv");
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void comparesByMeaning(String row) {
    String[] columns = row.split("\t");
    boolean same = columns[0].equals("true");
    Node a = Resources.node(columns[1]);
    Node b = Resources.node(columns[2]);
    assertThat(a.canonical().equals(b.canonical())).isEqualTo(same);
    assertThat(print(a).equals(print(b))).isEqualTo(same);
  }

  private static String print(Node node) {
    Fingerprint print = new Fingerprint().add(node);
    return String.format(Locale.ROOT, "%016x%016x", print.high(), print.low());
  }
}
