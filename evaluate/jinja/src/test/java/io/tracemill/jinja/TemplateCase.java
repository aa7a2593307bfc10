package io.tracemill.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Case;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One template with its input and what Jinja2 makes of it.
 *
 * @param expected the text; empty where it fails
 * @param raised what {@code raise_exception} said, where it did
 */
record TemplateCase(
    String name,
    String template,
    ChatInput input,
    Optional<String> expected,
    Optional<String> raised) {
  /** Those of a resource or file; a line with only a context is for the cases behind it. */
  static List<TemplateCase> of(List<Case> lines) {
    List<TemplateCase> cases = new ArrayList<>();
    Map<String, Value> shared = new LinkedHashMap<>();
    for (Case line : lines) {
      if (line.find("case").isPresent()) {
        cases.add(of(line, shared));
      } else {
        shared.clear();
        shared.putAll(context(line));
      }
    }
    return cases;
  }

  private static Map<String, Value> context(Case line) {
    Map<String, Value> context = new LinkedHashMap<>();
    line.find("context")
        .ifPresent(given -> given.fields().forEach(f -> context.put(f.key(), Value.of(f.value()))));
    return context;
  }

  /** Without a template of its own, a case is of the file that it names. */
  private static String template(Case line) {
    return line.find("template")
        .map(Node::text)
        .orElseGet(() -> Resources.text("/chat/" + line.text("template_name") + ".jinja"));
  }

  private static TemplateCase of(Case line, Map<String, Value> shared) {
    Map<String, Value> variables = new LinkedHashMap<>(shared);
    variables.putAll(context(line));
    LocalDate date = LocalDate.parse(line.text("strftime_now", "2025-07-26"));
    String file = line.find("template_name").map(name -> name.text() + " ").orElse("");
    return new TemplateCase(
        file + line.name(),
        template(line),
        new ChatInput(variables, date.atStartOfDay()),
        line.find("expected").map(Node::text),
        line.find("error").map(Node::text));
  }

  /** A test of each. */
  static Stream<DynamicTest> tests(List<Case> lines) {
    return of(lines).stream().map(each -> DynamicTest.dynamicTest(each.name(), each::check));
  }

  private void check() {
    if (expected.isPresent()) {
      assertThat(ChatTemplate.parse(template).render(input)).as(template).isEqualTo(expected.get());
      return;
    }
    assertThatThrownBy(() -> ChatTemplate.parse(template).render(input))
        .as(template)
        .isInstanceOfSatisfying(
            TemplateException.class,
            failure -> raised.ifPresent(text -> assertThat(failure.problem()).isEqualTo(text)));
  }
}
