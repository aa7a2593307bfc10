package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.text.Line;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  private static JsonText example(Layout layout) {
    return new JsonText(layout)
        .beginObject()
        .name("name")
        .value("a\"b\\c\n\t\u0001\u007fé😀\u2028/")
        .name("count")
        .value(3)
        .name("share")
        .value(0.5)
        .name("exact")
        .value(new BigDecimal("1.50"))
        .name("yes")
        .value(true)
        .name("none")
        .nullValue()
        .name("list")
        .beginArray()
        .value(1)
        .value("x")
        .beginArray()
        .endArray()
        .endArray()
        .name("empty")
        .beginObject()
        .endObject()
        .name("row")
        .value(Resources.node("{ \"é\" : [1,\n2] }"))
        .endObject();
  }

  @Test
  void writesOnOneLine() {
    assertThat(example(Layout.COMPACT))
        .hasToString(
            "{\"name\":\"a\\\"b\\\\c\\n\\t\\u0001\u007f\\u00e9\\ud83d\\ude00\\u2028/\",\"count\":3,"
                + "\"share\":0.5,\"exact\":1.50,\"yes\":true,\"none\":null,"
                + "\"list\":[1,\"x\",[]],\"empty\":{},\"row\":{ \"\\u00e9\" : [1, 2] }}");
  }

  @Test
  void writesIndented() {
    assertThat(example(Layout.INDENTED))
        .hasToString(
            """
            {
              "name": "a\\"b\\\\c\\n\\t\\u0001\u007f\\u00e9\\ud83d\\ude00\\u2028/",
              "count": 3,
              "share": 0.5,
              "exact": 1.50,
              "yes": true,
              "none": null,
              "list": [
                1,
                "x",
                []
              ],
              "empty": {},
              "row": { "\\u00e9" : [1, 2] }
            }""");
  }

  @Test
  void canBeReadAgain() {
    for (Layout layout : Layout.values()) {
      byte[] bytes = example(layout).toBytes();
      Node node = new Tape().read(Line.of("t", bytes));
      assertThat(node.field(Name.of("name")).text()).isEqualTo("a\"b\\c\n\t\u0001\u007fé😀\u2028/");
      assertThat(new String(bytes, StandardCharsets.US_ASCII))
          .isEqualTo(example(layout).toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "0, 0.0",
    "-0.0, 0.0",
    "0.5, 0.5",
    "-2.25, -2.25",
    "1e20, 100000000000000000000.0",
    "0.4307692307692308, 0.4307692308",
    "0.1, 0.1",
    "0.30000000000000004, 0.3",
    "1e-11, 0.0",
    "5e-11, 0.0000000001",
    "100, 100.0",
    "123456.7890123456, 123456.7890123456"
  })
  void roundsNumbers(double value, String expected) {
    assertThat(new JsonText(Layout.COMPACT).value(value)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1E+3, 1000",
    "1E-5, 0.00001",
    "1E+1000, 1E+1000",
    "1E-1000, 1E-1000",
    "12.30, 12.30"
  })
  void keepsExactNumbers(BigDecimal value, String expected) {
    assertThat(new JsonText(Layout.COMPACT).value(value)).hasToString(expected);
  }

  @Test
  void refusesWhatIsNoJson() {
    JsonText object = new JsonText(Layout.COMPACT).beginObject();
    assertThatThrownBy(() -> object.value(1)).hasMessage("a field needs a name");
    assertThatThrownBy(object::endArray).hasMessage("nothing to end with ]");
    assertThatThrownBy(object::toString).hasMessage("not complete");
    object.name("a");
    assertThatThrownBy(() -> object.name("b")).hasMessage("a name is only for a field");
    assertThatThrownBy(object::endObject).hasMessage("nothing to end with }");
    JsonText array = new JsonText(Layout.COMPACT).beginArray();
    assertThatThrownBy(() -> array.name("b")).hasMessage("a name is only for a field");
    JsonText one = new JsonText(Layout.COMPACT).value(1);
    assertThatThrownBy(() -> one.value(2)).hasMessage("there is a value already");
    assertThatThrownBy(() -> new JsonText(Layout.COMPACT).name("a"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new JsonText(Layout.COMPACT).value(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no number that is not finite");
  }
}
