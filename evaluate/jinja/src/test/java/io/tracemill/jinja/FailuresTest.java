package io.tracemill.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said of templates that fail: when they are read ({@code refused}) or when they are
 * rendered ({@code fails}), where, and why.
 */
final class FailuresTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 7, 26, 12, 0);
  private static final Map<String, Value> VARIABLES =
      Map.of("x", Value.none(), "m", Value.of(Map.of("role", Value.of("user"))));

  @TestFactory
  Stream<DynamicTest> failures() throws IOException {
    try (InputStream in = FailuresTest.class.getResourceAsStream("/jinja/failures.jsonl")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(FailuresTest::test);
    }
  }

  private static DynamicTest test(String line) {
    Node node = new Tape().read(Line.of("failures.jsonl", line.getBytes(StandardCharsets.UTF_8)));
    String source = node.field(Name.of("template")).text();
    boolean refused = node.find(Name.of("refused")).isPresent();
    String message = node.field(Name.of(refused ? "refused" : "fails")).text();
    return DynamicTest.dynamicTest(source, () -> check(source, refused, message));
  }

  private static void check(String source, boolean refused, String message) {
    if (refused) {
      assertThatThrownBy(() -> Template.parse("t", source))
          .isInstanceOf(TemplateException.class)
          .hasMessage(message);
    } else {
      Template template = Template.parse("t", source);
      assertThat(template).isNotNull();
      assertThatThrownBy(() -> template.render(VARIABLES, NOW, Limits.DEFAULT))
          .isInstanceOf(TemplateException.class)
          .hasMessage(message);
    }
  }
}
