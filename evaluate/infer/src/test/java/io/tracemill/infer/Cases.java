package io.tracemill.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.infer.chat.ChatInput;
import io.tracemill.infer.chat.ChatTemplate;
import io.tracemill.infer.jinja.TemplateException;
import io.tracemill.infer.jinja.Value;
import io.tracemill.json.Field;
import io.tracemill.json.JsonLines;
import io.tracemill.json.Lines;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

  /** Reads a file of cases. */
  public static List<Cases> read(String source, InputStream in) throws IOException {
    List<Cases> cases = new ArrayList<>();
    Tape tape = new Tape();
    try (JsonLines lines = new JsonLines(source, in)) {
      for (Optional<Lines> some = lines.next(); some.isPresent(); some = lines.next()) {
        some.get().lines().forEach(line -> cases.add(of(tape.read(line))));
      }
    }
    return cases;
  }

  private static Cases of(Node node) {
    Map<String, Value> variables = new LinkedHashMap<>();
    for (Field field : node.field(Name.of("context")).fields()) {
      variables.put(field.key(), Value.of(field.value()));
    }
    Optional<String> date = text(node, "strftime_now");
    LocalDateTime now = date.map(LocalDate::parse).orElse(LocalDate.of(2025, 7, 26)).atStartOfDay();
    return new Cases(
        text(node, "template_name").map(name -> name + " ").orElse("")
            + text(node, "case").orElseThrow(),
        text(node, "template").orElseThrow(),
        new ChatInput(variables, now),
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
