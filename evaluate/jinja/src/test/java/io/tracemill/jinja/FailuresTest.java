package io.tracemill.jinja;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Case;
import io.tracemill.json.Node;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
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
  Stream<DynamicTest> failures() {
    return Case.tests("/jinja/failures.jsonl", FailuresTest::check);
  }

  private static void check(Case each) {
    String source = each.text("template");
    Optional<String> refused = each.find("refused").map(Node::text);
    if (refused.isPresent()) {
      assertThatThrownBy(() -> Template.parse("t", source))
          .isInstanceOf(TemplateException.class)
          .hasMessage(refused.get());
      return;
    }
    Template template = Template.parse("t", source);
    assertThatThrownBy(() -> template.render(VARIABLES, NOW, Limits.DEFAULT))
        .isInstanceOf(TemplateException.class)
        .hasMessage(each.text("fails"));
  }
}
