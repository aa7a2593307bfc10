package io.tracemill.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {

  static List<String> accepted() {
    return Cases.lines("/json/accepted.txt");
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void keepsTheMeaning(String shown) {
    Node value = new Tape().read(Line.of("t", Cases.bytes(shown)));
    String copied = new JsonWriter().copy(value.raw()).slice().toString();
    assertThat(copied).isASCII();
    assertThat(Cases.node(copied).sameAs(value)).isTrue();
    Slice quote = Slice.of("\"");
    String quoted =
        new JsonWriter().plain(quote).quote(value.raw()).plain(quote).slice().toString();
    assertThat(quoted).isASCII();
    assertThat(Cases.node(quoted).inside().sameAs(value)).isTrue();
  }

  @Test
  void writesStringsAsJson() {
    StringBuilder all = new StringBuilder();
    for (int point = 1; point < 0x20000; point++) {
      if (point >>> 11 != 0x1b) {
        all.appendCodePoint(point);
      }
    }
    JsonWriter json = new JsonWriter().string(all.toString());
    assertThat(json.slice().toString()).isASCII();
    assertThat(Cases.node(json.slice().toString()).text()).isEqualTo(all.toString());
    json.clear();
    assertThat(json.string("\b\t\n\f\r\u0000\u001f\"\\/").slice())
        .hasToString("\"\\b\\t\\n\\f\\r\\u0000\\u001f\\\"\\\\/\"");
  }

  @Test
  void staysOnOneLine() {
    Node value = Cases.node("{\n\t\"é\":\r\n[1,\n\n2],   \"b\":\"\\n\"}");
    assertThat(new JsonWriter().copy(value.raw()).slice())
        .hasToString("{  \"\\u00e9\":  [1,  2],   \"b\":\"\\n\"}");
    assertThat(new JsonWriter().quote(value.raw()).slice())
        .hasToString("{  \\\"\\u00e9\\\":  [1,  2],   \\\"b\\\":\\\"\\\\n\\\"}");
  }

  @Test
  void writesLongTextsInBlocksWithoutCuttingCharacters() {
    Slice quote = Slice.of("\"");
    for (int shift = 0; shift < 12; shift++) {
      String text = "a".repeat(shift) + "é\u007f中\\😀\"".repeat(20_000);
      Node value = Cases.node(new JsonWriter().string(text).slice().toString());
      assertThat(value.text()).isEqualTo(text);
      byte[] json = ('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"').getBytes(UTF_8);
      Slice raw = new Tape().read(Line.of("t", json)).raw();
      Slice copied = new JsonWriter().copy(raw).slice();
      assertThat(Cases.node(copied.toString()).text()).isEqualTo(text);
      Slice quoted = new JsonWriter().plain(quote).quote(raw).plain(quote).slice();
      assertThat(Cases.node(quoted.toString()).inside().text()).isEqualTo(text);
    }
  }

  @Test
  void writesItself() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonWriter json = new JsonWriter().string("é").plain(Slice.of(",")).copy(Slice.of("1"));
    json.writeTo(out);
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("\"\\u00e9\",1");
    assertThat(json.size()).isEqualTo(out.size());
  }
}
