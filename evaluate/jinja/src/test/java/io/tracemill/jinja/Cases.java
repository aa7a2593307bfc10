package io.tracemill.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
public record Cases(
    String name,
    String template,
    ChatInput input,
    Optional<String> expected,
    Optional<String> raised) {
  private static final Name CASE = Name.of("case");

  /** Reads a file of cases; a line with only a context is for the cases behind it. */
  public static List<Cases> read(String source, InputStream in) throws IOException {
    List<Cases> cases = new ArrayList<>();
    Map<String, Value> shared = new LinkedHashMap<>();
    Tape tape = new Tape();
    try (JsonLines lines = new JsonLines(source, in)) {
      for (Optional<Lines> some = lines.next(); some.isPresent(); some = lines.next()) {
        for (Line line : some.get().lines()) {
          Node node = tape.read(line);
          if (node.find(CASE).isPresent()) {
            cases.add(of(node, shared));
          } else {
            shared.clear();
            shared.putAll(context(node));
          }
        }
      }
    }
    return cases;
  }

  private static Map<String, Value> context(Node node) {
    Map<String, Value> context = new LinkedHashMap<>();
    node.find(Name.of("context"))
        .ifPresent(given -> given.fields().forEach(f -> context.put(f.key(), Value.of(f.value()))));
    return context;
  }

  /** Without a template of its own, a case is of the file that it names. */
  private static String template(Node node) throws IOException {
    Optional<String> own = text(node, "template");
    if (own.isPresent()) {
      return own.get();
    }
    String file = "/chat/" + text(node, "template_name").orElseThrow() + ".jinja";
    try (InputStream in = Cases.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Cases of(Node node, Map<String, Value> shared) throws IOException {
    Map<String, Value> variables = new LinkedHashMap<>(shared);
    variables.putAll(context(node));
    LocalDate date = LocalDate.parse(text(node, "strftime_now").orElse("2025-07-26"));
    String name = text(node, "template_name").map(template -> template + " ").orElse("");
    return new Cases(
        name + node.field(CASE).text(),
        template(node),
        new ChatInput(variables, date.atStartOfDay()),
        text(node, "expected"),
        text(node, "error"));
  }

  private static Optional<String> text(Node node, String name) {
    return node.find(Name.of(name)).map(Node::text);
  }

  /** A test of each. */
  public static Stream<DynamicTest> tests(List<Cases> cases) {
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), each::check));
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
