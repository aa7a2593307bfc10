package io.tracemill.prepare.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tracemill.json.DataException;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What becomes of answers, one a line: {@code keep}, {@code keep} what it is mended to, or why not.
 */
final class RowRulesTest {
  private static final Locale LOCALE = Locale.getDefault();

  private static final Node CITY =
      Resources.node(
          "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\",\"maxLength\":1500},"
              + "\"days\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":10000},"
              + "\"unit\":{\"enum\":[\"C\",\"F\"]}},"
              + "\"required\":[\"city\"],\"additionalProperties\":false}");

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
    Stage<Example, Example> rules = rules(Task.TOOL_CALLING_CLOSED_BOOK, false);
    assertThat(call(rules, "weather", "{\"city\":\"Rome\",\"days\":2,\"unit\":\"C\"}"))
        .isEqualTo("keep");
    assertThat(call(rules, "ping", "{\"anything\":1}")).isEqualTo("keep");
    assertThat(call(rules, "ping", "")).isEqualTo("keep");
    assertThat(call(rules, "wether", "{}"))
        .isEqualTo("unknown_tool: expected one of [weather, ping] but found \"wether\"");
    assertThat(call(rules, "weather", ""))
        .isEqualTo("bad_arguments: weather: /: required property 'city' not found");
    assertThat(call(rules, "weather", "{\"city\":7}"))
        .isEqualTo("bad_arguments: weather: /city: integer found, string expected");
    assertThat(call(rules, "weather", "{\"city\":\"x\",\"days\":20000,\"unit\":\"K\"}"))
        .isEqualTo(
            "bad_arguments: weather: /days: must have a maximum value of 10000;"
                + " /unit: does not have a value in the enumeration [\"C\", \"F\"]");
    assertThat(call(rules, "weather", "{\"city\":\"x\",\"sky\":1}"))
        .isEqualTo(
            "bad_arguments: weather: /: property 'sky' is not defined in the schema and the schema"
                + " does not allow additional properties");
    assertThat(answer(rules, "It is sunny"))
        .isEqualTo("no_tool_call: expected a tool call, as the task wants one, but found text");
    assertThat(answer(rules(Task.CHAT_COMPLETION_AGENTIC, false), "It is sunny")).isEqualTo("keep");
  }

  @Test
  void extremeArgumentsAreJudgedNotFatal() {
    Stage<Example, Example> rules = rules(Task.TOOL_CALLING_CLOSED_BOOK, false);
    assertThat(call(rules, "weather", "{\"city\":\"x\",\"days\":1e400}"))
        .startsWith("bad_arguments: weather: /days:");
    assertThat(call(rules, "weather", "{\"city\":\"x\",\"days\":1e999999999}"))
        .startsWith("bad_arguments: weather: /days:");
    String unchecked =
        "bad_arguments: weather: /: expected numbers and strings that can be checked but found one"
            + " that is too long";
    assertThat(call(rules, "weather", "{\"city\":\"x\",\"days\":" + "9".repeat(2000) + "}"))
        .isEqualTo(unchecked);
    String deep = "[".repeat(400) + "]".repeat(400);
    assertThat(call(rules, "weather", "{\"city\":" + deep + "}"))
        .isEqualTo("bad_arguments: weather: /city: array found, string expected");
    assertThat(call(rules, "ping", "{\"a\":1e999999999}")).isEqualTo("keep");
    assertThat(call(rules, "weather", "{\"city\":\"" + "x".repeat(21_000_000) + "\"}"))
        .isEqualTo(unchecked);
  }

  @Test
  void everyCallOfAConversationKeptWholeIsChecked() {
    String user = "{\"role\":\"user\",\"content\":\"u\"}";
    String bad = "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"wether\"}}]}";
    String good = "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"ping\"}}]}";
    String text = "{\"role\":\"assistant\",\"content\":\"a\"}";
    Task task = Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;
    Stage<Example, Example> whole = new RowRules(task, DataVersion.V1, false, JOB);
    assertThat(judge(whole, user, bad, user, good)).startsWith("unknown_tool: ");
    assertThat(judge(whole, user, good, user, text)).isEqualTo("keep");
    assertThat(judge(whole, user, text)).startsWith("no_tool_call: ");
    Stage<Example, Example> last = new RowRules(task, DataVersion.V0, false, JOB);
    assertThat(judge(last, user, bad, user, good)).isEqualTo("keep");
    assertThat(judge(last, user, good, user, text)).startsWith("no_tool_call: ");
  }

  @Test
  void schemasThatCannotBeUsedAreRefusedAtOnce() {
    assertThat(refusal("{\"properties\":{\"a\":{\"pattern\":\"[\"}}}"))
        .startsWith("t.jsonl:1 $: expected a JSON schema of the arguments of f but found one that")
        .endsWith("cannot be used: Unclosed character class near index 0");
    assertThat(refusal("{\"properties\":{\"a\":{\"$ref\":\"#/nope\"}}}"))
        .endsWith("cannot be used: Reference /nope cannot be resolved");
    assertThat(refusal("{\"$ref\":\"https://example.com/s.json\"}"))
        .endsWith(
            "cannot be used: it refers to https://example.com/s.json, which is not in it; put that"
                + " under $defs");
  }

  private static String refusal(String schema) {
    Tool tool = new Tool("f", Optional.of(Resources.node(schema)));
    JobDescription job =
        new JobDescription("t", Optional.empty(), Map.of(), List.of(tool), Optional.empty());
    try {
      new RowRules(Task.TOOL_CALLING_CLOSED_BOOK, DataVersion.V0, false, job);
      return "taken";
    } catch (DataException e) {
      return e.getMessage();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "tr-TR", "ar-EG-u-nu-arab"})
  void labelsAreClasses(String locale) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    Stage<Example, Example> rules = rules(Task.CLASSIFICATION, false);
    assertThat(answer(rules, "card_arrival")).isEqualTo("keep");
    assertThat(answer(rules, "İade")).isEqualTo("keep");
    assertThat(answer(rules, " card_arrival\\n")).isEqualTo("keep card_arrival");
    assertThat(answer(rules, "Card_Arrival"))
        .isEqualTo(
            "unknown_label: expected one of [card_arrival, İade] but found \"Card_Arrival\"");
    assertThat(answer(rules, "two\\nlines \\t" + "😀".repeat(70)))
        .isEqualTo(
            "unknown_label: expected one of [card_arrival, İade] but found \"two lines  "
                + "😀".repeat(49)
                + "...\"");
  }

  @Test
  void answersAreJsonWhereTheyHaveToBe() {
    RowRules rules = new RowRules(Task.QUESTION_ANSWERING, DataVersion.V0, true, JOB);
    assertThat(answer(rules, "{\\\"a\\\": 1}")).isEqualTo("keep");
    assertThat(answer(rules, "7")).isEqualTo("keep");
    assertThat(answer(rules, " [1] ")).isEqualTo("keep");
    assertThat(rules.fences()).isZero();
    assertThat(answer(rules, "```json\\n{\\\"a\\\": 1}\\n```")).isEqualTo("keep {\"a\": 1}");
    assertThat(answer(rules, " ```\\r\\n[1,\\n2]\\r\\n``` \\n")).isEqualTo("keep [1,\n2]");
    assertThat(answer(rules, "```JSON \\n{}```")).isEqualTo("keep {}");
    assertThat(rules.fences()).isEqualTo(3);
    assertThat(answer(rules, "Sure: ```json\\n{}\\n```"))
        .isEqualTo(
            "answer_not_json: output_is_json: expected JSON but found \"Sure: ```json {} ```\"");
    assertThat(answer(rules, "```json\\n{}\\n```\\n```json\\n{}\\n```"))
        .startsWith("answer_not_json: ");
    assertThat(answer(rules, "```json\\n{,}\\n```")).startsWith("answer_not_json: ");
    assertThat(answer(rules, "{\\\"a\\\":1} {}")).startsWith("answer_not_json: ");
    assertThat(rules.fences()).isEqualTo(3);
    assertThat(answer(rules(Task.QUESTION_ANSWERING, false), "no JSON")).isEqualTo("keep");
  }

  @Test
  void aLongFenceDoesNotOverflow() {
    Stage<Example, Example> rules = rules(Task.QUESTION_ANSWERING, true);
    String inside = "[" + "1,\\n".repeat(200_000) + "2]";
    assertThat(answer(rules, "```json\\n" + inside + "\\n```"))
        .isEqualTo("keep " + inside.replace("\\n", "\n"));
    assertThat(answer(rules, "```json\\n" + "`\\n ".repeat(50_000))).startsWith("answer_not_json");
  }

  @Test
  void conversationsBeginWithTheUser() {
    Stage<Example, Example> rules = rules(Task.CHAT_COMPLETION, false);
    String assistant = "{\"role\":\"assistant\",\"content\":\"a\"}";
    String user = "{\"role\":\"user\",\"content\":\"u\"}";
    String system = "{\"role\":\"system\",\"content\":\"s\"}";
    assertThat(judge(rules, system, user, assistant)).isEqualTo("keep");
    assertThat(judge(rules, assistant, user, assistant))
        .isEqualTo("not_user_first: expected the user to begin the conversation");
    assertThat(judge(rules, system, assistant)).startsWith("not_user_first: ");
    assertThat(judge(rules(Task.QUESTION_ANSWERING, false), assistant, user, assistant))
        .isEqualTo("keep");
  }

  @Test
  void wholeConversationsMayEndInText() {
    Task task = Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;
    Stage<Example, Example> whole = new RowRules(task, DataVersion.V1, false, JOB);
    String user = "{\"role\":\"user\",\"content\":\"u\"}";
    String good = "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"ping\"}}]}";
    String unknown = good.replace("ping", "pong");
    String text = "{\"role\":\"assistant\",\"content\":\"a\"}";
    assertThat(judge(whole, user, good, user, text)).isEqualTo("keep");
    assertThat(judge(whole, user, unknown, user, good)).startsWith("unknown_tool: ");
    assertThat(judge(whole, user, text)).startsWith("no_tool_call: ");
    assertThat(judge(rules(task, false), user, unknown, user, good)).isEqualTo("keep");
    assertThat(judge(rules(task, false), user, good, user, text)).startsWith("no_tool_call: ");
  }

  @Test
  void rowsNeedAPromptAndAnAnswer() {
    Stage<Example, Example> old = new RowCheck(DataVersion.V0, SystemPrompts.REMOVE);
    Stage<Example, Example> newest = new RowCheck(DataVersion.V1, SystemPrompts.KEEP);
    String system = "{\"role\":\"system\",\"content\":\"s\"}";
    String answer = "{\"role\":\"assistant\",\"content\":\"a\"}";
    assertThat(judge(old, system, answer))
        .isEqualTo("empty_prompt: nothing was said before this answer");
    assertThat(judge(newest, system, answer)).isEqualTo("keep");
    assertThat(answer(old, " \\n\\t"))
        .isEqualTo("empty_answer: the answer has neither text nor tool calls");
    assertThat(answer(newest, "")).startsWith("empty_answer: ");
    String user = "{\"role\":\"user\",\"content\":\"u\"}";
    String calls =
        "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\"}},"
            + "{\"function\":{\"name\":\"g\"}}]}";
    assertThat(judge(old, user, calls))
        .isEqualTo(
            "several_tool_calls: expected one tool call but found 2, for which a row of data"
                + " version 0 has no room; use --data-version 1");
    assertThat(judge(newest, user, calls)).isEqualTo("keep");
  }

  private static Stage<Example, Example> rules(Task task, boolean outputIsJson) {
    return new RowRules(task, DataVersion.V0, outputIsJson, JOB);
  }

  private static String answer(Stage<Example, Example> stage, String text) {
    return judge(
        stage,
        "{\"role\":\"user\",\"content\":\"q\"}",
        "{\"role\":\"assistant\",\"content\":\"" + text + "\"}");
  }

  private static String call(Stage<Example, Example> stage, String name, String arguments) {
    return judge(
        stage,
        "{\"role\":\"user\",\"content\":\"q\"}",
        "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\""
            + name
            + "\",\"arguments\":"
            + (arguments.isEmpty() ? "null" : arguments)
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
