package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OverlapTest {
  private static final String ROW = "{\"question\":\"Where is it?\",\"answer\":\"here\"}\n";

  @Test
  void nothingIsShared() throws IOException {
    Overlap none = of(ROW, "{\"question\":\"Who is it?\",\"answer\":\"here\"}\n");
    assertThat(none).isEqualTo(new Overlap(0, 0, 0));
    assertThat(none.isNone()).isTrue();
    assertThat(of("", "").isNone()).isTrue();
    assertThat(of(ROW, "").isNone()).isTrue();
  }

  @Test
  void theSameRow() throws IOException {
    Overlap overlap = of("{\"question\":\"x\",\"answer\":\"y\"}\n" + ROW, ROW + ROW);
    assertThat(overlap).isEqualTo(new Overlap(1, 1, 1));
    assertThat(overlap.isNone()).isFalse();
  }

  @Test
  void theSameConversationSpelledAnotherWay() throws IOException {
    assertThat(of(ROW, "{\"answer\" : \" h\\u0065re\", \"question\":\"Where is it?\\n\"}"))
        .isEqualTo(new Overlap(0, 1, 1));
    assertThat(
            of(
                ROW,
                "{\"question\":\"[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"Where is it?\\\"}]\",\"answer\":\"here\"}"))
        .isEqualTo(new Overlap(0, 1, 1));
    assertThat(of(messages("id-1"), messages("id-2"))).isEqualTo(new Overlap(0, 1, 1));
  }

  private static String messages(String id) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\","
        + "\"tool_calls\":[{\"id\":\""
        + id
        + "\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":{}}}]}]}\n";
  }

  @Test
  void theSameFirstUserMessage() throws IOException {
    assertThat(of(ROW, "{\"question\":\"  WHERE is\\u00a0 it? \",\"answer\":\"there\"}"))
        .isEqualTo(new Overlap(0, 0, 1));
    String parts =
        "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":"
            + "[{\"type\":\"text\",\"text\":\"where\"},{\"type\":\"text\",\"text\":\"is it?\"}]},"
            + "{\"role\":\"assistant\",\"content\":\"here\"}]}";
    assertThat(of(ROW, parts)).isEqualTo(new Overlap(0, 0, 1));
  }

  @Test
  void aCallIsNoText() throws IOException {
    String text = "{\"question\":\"x\",\"answer\":\"ping\"}";
    String call =
        "{\"question\":\"x\",\"answer\":\"{\\\"name\\\":\\\"ping\\\",\\\"parameters\\\":{}}\"}";
    assertThat(of(text, call)).isEqualTo(new Overlap(0, 0, 1));
    assertThat(of(call, call)).isEqualTo(new Overlap(1, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name} asks",
        "{\\\"a\\\":1}",
        "[{\\\"amount\\\":5}]",
        "[{\\\"role\\\":\\\"admin\\\"}]",
        "[]",
        "[[1],[2]]",
        "[{",
        "7"
      })
  void questionsThatLookLikeJsonAreRead(String question) throws IOException {
    String row = "{\"question\":\"" + question + "\",\"answer\":\"y\"}";
    assertThat(of(row, row)).isEqualTo(new Overlap(1, 1, 1));
    assertThat(of(row, ROW)).isEqualTo(new Overlap(0, 0, 0));
  }

  @Test
  void rowsWithImagesAreRead() throws IOException {
    String row =
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":"
            + "{\"url\":\"u\"}}]},{\"role\":\"assistant\",\"content\":\"a cat\"}]}";
    assertThat(of(row, row)).isEqualTo(new Overlap(1, 1, 1));
    assertThat(of(row, row.replace("\"u\"", "\"v\""))).isEqualTo(new Overlap(0, 0, 0));
  }

  private static Overlap of(String train, String test) throws IOException {
    return Overlap.of(stream(train), stream(test));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
