package io.tracemill.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {

  static List<String> accepted() {
    return Resources.lines("/json/accepted.txt");
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void keepsTheMeaning(String shown) {
    Node value = new Tape().read(Line.of("t", Bytes.of(shown)));
    String copied = new JsonWriter().copy(value.raw()).slice().toString();
    assertThat(copied).isASCII();
    assertThat(Resources.node(copied).canonical()).isEqualTo(value.canonical());
    Slice quote = Slice.of("\"");
    String quoted =
        new JsonWriter().plain(quote).quote(value.raw()).plain(quote).slice().toString();
    assertThat(quoted).isASCII();
    assertThat(Resources.node(quoted).inside().canonical()).isEqualTo(value.canonical());
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
    assertThat(Resources.node(json.slice().toString()).text()).isEqualTo(all.toString());
    json.clear();
    assertThat(json.string("\b\t\n\f\r\u0000\u001f\"\\/").slice())
        .hasToString("\"\\b\\t\\n\\f\\r\\u0000\\u001f\\\"\\\\/\"");
  }

  @Test
  void staysOnOneLine() {
    Node value = Resources.node("{\n\t\"é\":\r\n[1,\n\n2],   \"b\":\"\\n\"}");
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
      Node value = Resources.node(new JsonWriter().string(text).slice().toString());
      assertThat(value.text()).isEqualTo(text);
      byte[] json = ('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"').getBytes(UTF_8);
      Slice raw = new Tape().read(Line.of("t", json)).raw();
      Slice copied = new JsonWriter().copy(raw).slice();
      assertThat(Resources.node(copied.toString()).text()).isEqualTo(text);
      Slice quoted = new JsonWriter().plain(quote).quote(raw).plain(quote).slice();
      assertThat(Resources.node(quoted.toString()).inside().text()).isEqualTo(text);
    }
  }

  @Test
  void writesAsCharacterAfterCharacterWould() {
    long seed = 6;
    Random random = new Random(seed);
    List<String> pieces =
        List.of("a", "\"", "\\", "\n", "\t", "é", "中", "😀", "\u007f", "some words");
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(pieces.get(random.nextInt(round % 2 == 0 ? 3 : pieces.size())));
      }
      byte[] padded = Arrays.copyOf(text.toString().getBytes(UTF_8), 400);
      int length = text.toString().getBytes(UTF_8).length;
      Slice slice = new Slice(padded, 0, length);
      assertThat(new JsonWriter().quote(slice).slice())
          .as("seed %d", seed)
          .hasToString(plainly(text.toString(), "\"\\"));
      assertThat(new JsonWriter().copy(slice).slice())
          .as("seed %d", seed)
          .hasToString(plainly(text.toString(), ""));
    }
  }

  /** With a backslash before each character of {@code marked}. */
  private static String plainly(String text, String marked) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(marked.indexOf(c) >= 0 ? "\\" : "");
      plain.append(c > 0x7f ? String.format(Locale.ROOT, "\\u%04x", (int) c) : "");
      plain.append(c > 0x7f ? "" : String.valueOf(c < ' ' ? ' ' : c));
    }
    return plain.toString();
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
