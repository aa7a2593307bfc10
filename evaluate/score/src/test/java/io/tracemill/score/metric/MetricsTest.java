package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.json.Case;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  @ParameterizedTest
  @ValueSource(strings = {"rouge.jsonl", "tools.jsonl", "equal.jsonl", "meteor.jsonl"})
  void workedCases(String file) {
    List<Tool> tools = tools();
    assertThat(Case.read("/metrics/" + file)).isNotEmpty().allSatisfy(each -> check(each, tools));
  }

  @Test
  void everyMetricThatScoresHasCases() {
    String tables =
        Stream.of("rouge", "tools", "equal", "meteor")
            .map(name -> Resources.text("/metrics/" + name + ".jsonl"))
            .collect(Collectors.joining());
    Pair pair = new Pair("a", "a", new CallReader(List.of()));
    assertThat(Metrics.ALL)
        .filteredOn(metric -> metric.score(pair) instanceof Scored)
        .allSatisfy(metric -> assertThat(tables).contains("\"" + metric.key() + "\": "));
  }

  /** Each number of a case is the score of the metric of that name. */
  private static void check(Case each, List<Tool> tools) {
    String answer = each.find("reference").orElseGet(() -> each.get("answer")).text();
    String prediction = each.text("prediction");
    for (Field field : each.node().fields()) {
      if (field.value().is(Kind.NUMBER)) {
        assertThat(ScoreOf.by(field.key(), answer, prediction, tools))
            .as(field.key())
            .isCloseTo(field.value().number().doubleValue(), within(1e-12));
      }
    }
  }

  private static List<Tool> tools() {
    Node file = Resources.node(Resources.text("/metrics/tools.json"));
    List<Tool> tools = new ArrayList<>();
    for (Node tool : file.field(Name.of("tools")).items()) {
      tools.add(new Tool(tool.field(Name.of("name")).text(), tool.find(Name.of("parameters"))));
    }
    return tools;
  }

  @ParameterizedTest
  @EnumSource(Task.class)
  void aPerfectAnswerScoresOne(Task task) {
    String answer =
        task.callsTools()
            ? "{\"name\": \"book\", \"parameters\": {\"city\": \"Rome\"}}"
            : "Which city would you like to see?";
    Pair pair = new Pair(answer, answer, new CallReader(List.of()));
    for (Metric metric : Metrics.forTask(task)) {
      if (metric.score(pair) instanceof Scored scored) {
        // METEOR of a perfect answer of m words, here 8, is 1 - 0.5 / m^3.
        double perfect = metric.key().equals("meteor") ? 1 - 0.5 / 512 : 1;
        assertThat(scored.value()).as(metric.key()).isEqualTo(perfect);
      }
    }
  }

  @Test
  void keysOfTheTasks() {
    assertThat(keys(Task.QUESTION_ANSWERING))
        .containsExactly(
            "rouge", "meteor", "binary", "llm-as-a-judge", "llm-as-a-judge-reference-free");
    assertThat(keys(Task.CLASSIFICATION)).containsExactly("accuracy");
    assertThat(keys(Task.TOOL_CALLING_CLOSED_BOOK))
        .isEqualTo(keys(Task.CHAT_COMPLETION_AGENTIC))
        .containsExactly(
            "rouge",
            "tool_call_equivalence",
            "binary_tool_call",
            "staged_tool_call",
            "llm-as-a-judge",
            "llm-as-a-judge-reference-free");
  }

  private static List<String> keys(Task task) {
    return Metrics.forTask(task).stream().map(Metric::key).toList();
  }

  @Test
  void everyMetricIsFoundByItsName() {
    assertThat(Metrics.ALL)
        .allSatisfy(metric -> assertThat(Metrics.named(metric.key())).contains(metric));
    assertThat(Metrics.named("bleu")).isEqualTo(Optional.empty());
  }

  @Test
  void judgesSayWhyTheyDoNotScore() {
    Pair pair = new Pair("a", "a", new CallReader(List.of()));
    for (String key : List.of("llm-as-a-judge", "llm-as-a-judge-reference-free")) {
      assertThat(Metrics.named(key).orElseThrow().score(pair))
          .isEqualTo(new NotScored("needs an LLM as a judge"));
    }
  }
}
