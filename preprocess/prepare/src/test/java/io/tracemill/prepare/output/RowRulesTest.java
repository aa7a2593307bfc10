package io.tracemill.prepare.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Case;
import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import io.tracemill.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of {@code rules}: what becomes of an answer, which is {@code keep}, {@code keep} and
 * what it is mended to, or the reason and message with which it is dropped.
 */
final class RowRulesTest {
  private static final Locale LOCALE = Locale.getDefault();

  private static final Node CITY =
      Resources.node(
          """
          {"type": "object", "properties": {"city": {"type": "string", "maxLength": 1500}, \
          "days": {"type": "integer", "minimum": 1, "maximum": 10000}, \
          "unit": {"enum": ["C", "F"]}}, "required": ["city"], "additionalProperties": false}
          """);

  private static final String QUESTION = "{\"role\":\"user\",\"content\":\"q\"}";

  private static final JobDescription JOB =
      new JobDescription(
          "t",
          Optional.empty(),
          classes(),
          List.of(new Tool("weather", Optional.of(CITY)), new Tool("ping", Optional.empty())),
          Optional.empty());

  private static Map<String, String> classes() {
    Map<String, String> classes = new LinkedHashMap<>();
    classes.put("card_arrival", "c");
    classes.put("İade", "i");
    return classes;
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(LOCALE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "tr-TR", "ar-EG-u-nu-arab", "de"})
  void callsFitTheirSchemas(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertThat(Case.read("/rules/calls.jsonl"))
        .isNotEmpty()
        .allSatisfy(each -> check(each, rules(each, Task.TOOL_CALLING_CLOSED_BOOK)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "tr-TR", "ar-EG-u-nu-arab"})
  void labelsAreClasses(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    assertThat(Case.read("/rules/labels.jsonl"))
        .isNotEmpty()
        .allSatisfy(each -> check(each, rules(each, Task.CLASSIFICATION)));
  }

  @TestFactory
  Stream<DynamicTest> conversations() {
    return Case.tests(
        "/rules/conversations.jsonl", each -> check(each, rules(each, Task.CHAT_COMPLETION)));
  }

  @TestFactory
  Stream<DynamicTest> answersAreJsonWhereTheyHaveToBe() {
    return Case.tests(
        "/rules/json.jsonl",
        each -> {
          boolean json = each.find("json").isEmpty();
          RowRules rules = new RowRules(Task.QUESTION_ANSWERING, DataVersion.V0, json, JOB);
          check(each, rules);
          assertThat(rules.fences()).isEqualTo(each.find("fences").isPresent() ? 1 : 0);
        });
  }

  @TestFactory
  Stream<DynamicTest> rowsNeedAPromptAndAnAnswer() {
    return Case.tests(
        "/rules/rows.jsonl",
        each -> {
          SystemPrompts prompts = each.constant("system_prompts", SystemPrompts.KEEP);
          check(each, new RowCheck(version(each), prompts));
        });
  }

  @TestFactory
  Stream<DynamicTest> schemasThatCannotBeUsedAreRefusedAtOnce() {
    return Case.tests(
        "/rules/schemas.jsonl",
        each -> {
          Tool tool = new Tool("f", Optional.of(each.get("schema")));
          JobDescription job =
              new JobDescription("t", Optional.empty(), Map.of(), List.of(tool), Optional.empty());
          assertThatThrownBy(
                  () -> new RowRules(Task.TOOL_CALLING_CLOSED_BOOK, DataVersion.V0, false, job))
              .isInstanceOf(DataException.class)
              .hasMessage(
                  "t.jsonl:1 $.schema: expected a JSON schema of the arguments of f but found one"
                      + " that cannot be used: "
                      + each.text("why"));
        });
  }

  @Test
  void extremeArgumentsAreJudgedNotFatal() {
    Stage<Example, Example> rules =
        new RowRules(Task.TOOL_CALLING_CLOSED_BOOK, DataVersion.V0, false, JOB);
    String unchecked =
        "bad_arguments: weather: /: expected numbers and strings that can be checked but found one"
            + " that is too long";
    assertThat(call(rules, "weather", "{\"city\":\"x\",\"days\":" + "9".repeat(2000) + "}"))
        .isEqualTo(unchecked);
    String deep = "[".repeat(400) + "]".repeat(400);
    assertThat(call(rules, "weather", "{\"city\":" + deep + "}"))
        .isEqualTo("bad_arguments: weather: /city: array found, string expected");
    assertThat(call(rules, "weather", "{\"city\":\"" + "x".repeat(21_000_000) + "\"}"))
        .isEqualTo(unchecked);
  }

  @Test
  void aLongFenceDoesNotOverflow() {
    Stage<Example, Example> rules =
        new RowRules(Task.QUESTION_ANSWERING, DataVersion.V0, true, JOB);
    String inside = "[" + "1,\n".repeat(200_000) + "2]";
    assertThat(answer(rules, "```json\n" + inside + "\n```")).isEqualTo("keep " + inside);
    assertThat(answer(rules, "```json\n" + "`\n ".repeat(50_000))).startsWith("answer_not_json");
  }

  private static Stage<Example, Example> rules(Case each, Task usual) {
    return new RowRules(each.constant("task", usual), version(each), false, JOB);
  }

  private static DataVersion version(Case each) {
    return DataVersion.values()[each.find("version").map(v -> v.number().intValue()).orElse(0)];
  }

  private static void check(Case each, Stage<Example, Example> stage) {
    assertThat(said(each, stage)).as(each.name()).isEqualTo(each.text("says"));
  }

  private static String said(Case each, Stage<Example, Example> stage) {
    if (each.find("messages").isPresent()) {
      String[] messages =
          each.items("messages").stream().map(m -> m.raw().toString()).toArray(String[]::new);
      return judge(stage, messages);
    }
    if (each.find("call").isPresent()) {
      String arguments = each.find("arguments").map(value -> value.raw().toString()).orElse("null");
      return call(stage, each.text("call"), arguments);
    }
    return answer(stage, each.text("answer"));
  }

  private static String answer(Stage<Example, Example> stage, String text) {
    JsonText json = new JsonText(Layout.COMPACT).value(text);
    return judge(stage, QUESTION, "{\"role\":\"assistant\",\"content\":" + json + "}");
  }

  private static String call(Stage<Example, Example> stage, String name, String arguments) {
    return judge(
        stage,
        QUESTION,
        "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\""
            + name
            + "\",\"arguments\":"
            + arguments
            + "}}]}");
  }

  private static String judge(Stage<Example, Example> stage, String... messages) {
    String line = "{\"messages\":[" + String.join(",", messages) + "]}";
    Node node = new Tape().read(Line.of("t", line.getBytes(StandardCharsets.UTF_8)));
    Trace trace = (Trace) LineItems.first(Formats.MESSAGES, node, new Origin("t", 1));
    List<String> said = new ArrayList<>();
    Outlet<Example> outlet =
        Outlet.of(
            example -> said.add("keep" + mended(example)),
            drop -> said.add(drop.reason().key() + ": " + drop.message()));
    assertThatNoException()
        .isThrownBy(() -> stage.take(new Example(trace, messages.length - 1), outlet));
    assertThat(said).hasSize(1);
    return said.get(0);
  }

  private static String mended(Example example) {
    return example.answer().equals(example.recorded())
        ? ""
        : " " + example.answer().content().text();
  }
}
