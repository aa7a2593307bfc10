package io.tracemill.answer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.dialect.call.CallFormats;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class AnswerReaderTest {
  private static final JobDescription TOOLS =
      Jobs.of(
          """
          {"task_description": "Find restaurants.", "tools": [
            {"type": "function", "function": {"name": "find_restaurants"}},
            {"type": "function", "function": {"name": "list_my_reservations"}},
            {"type": "function", "function": {"name": "reply", "parameters": {
              "type": "object", "properties": {"message": {"type": "string"}}}}}]}
          """);
  private static final JobDescription CLASSES =
      Jobs.of(
          """
          {"task_description": "Classify.", "classes_description": {
            "card_lost": "", "transfer_failed": "", "balance_question": "", "other": "",
            "Fee Complaint": "", "no": ""}}
          """);
  private static final JobDescription NEITHER = Jobs.of("{\"task_description\": \"Answer.\"}");

  private record Case(
      String name,
      Task task,
      DataVersion version,
      String raw,
      boolean inside,
      ParsedAnswer expected) {}

  private static AnswerReader reader(Task task) {
    JobDescription job =
        task == Task.CLASSIFICATION ? CLASSES : task.callsTools() ? TOOLS : NEITHER;
    return new AnswerReader(task, job);
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    Tape tape = new Tape();
    for (String file : List.of("cases.jsonl", "formats.jsonl")) {
      try (JsonLines lines =
          new JsonLines(file, AnswerReaderTest.class.getResourceAsStream("/answers/" + file))) {
        lines.forEach(line -> cases.add(of(tape.read(line))));
      }
    }
    return cases;
  }

  private static Case of(Node node) {
    Task task =
        text(node, "task")
            .map(key -> Task.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_')))
            .orElse(Task.TOOL_CALLING_CLOSED_BOOK);
    String raw = node.field(Name.of("raw")).text();
    Thought thought =
        new Thought(
            text(node, "thinking").orElse(""),
            "",
            text(node, "thought")
                .map(state -> Thought.State.valueOf(state.toUpperCase(Locale.ROOT)))
                .orElse(Thought.State.NONE));
    AnswerKind kind =
        AnswerKind.valueOf(
            text(node, "kind").orElseThrow().toUpperCase(Locale.ROOT).replace('-', '_'));
    ParsedAnswer expected =
        new ParsedAnswer(
            raw,
            thought,
            kind,
            List.of(),
            text(node, "words").orElse(""),
            text(node, "prediction").orElseThrow());
    return new Case(
        text(node, "case").orElseThrow(),
        task,
        node.find(Name.of("version")).isPresent() ? DataVersion.V1 : DataVersion.V0,
        raw,
        node.find(Name.of("inside")).filter(n -> n.is(Kind.TRUE)).isPresent(),
        expected);
  }

  private static Optional<String> text(Node node, String name) {
    return node.find(Name.of(name)).map(Node::text);
  }

  @TestFactory
  Stream<DynamicTest> answersOfModels() throws IOException {
    return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Case each) {
    ParsedAnswer answer = reader(each.task()).read(each.raw(), each.inside(), each.version());
    assertThat(answer.raw()).isEqualTo(each.raw());
    assertThat(answer.prediction()).isEqualTo(each.expected().prediction());
    assertThat(answer.kind()).isEqualTo(each.expected().kind());
    assertThat(answer.words()).isEqualTo(each.expected().words());
    assertThat(answer.thought().thinking()).isEqualTo(each.expected().thought().thinking());
    assertThat(answer.thought().state()).isEqualTo(each.expected().thought().state());
  }

  /** A recorded answer in brackets is text: nobody says what may be called. */
  @Test
  void recordedAnswersAreNoPython() {
    assertThat(CallFormats.only("[see(page=1)]")).isEmpty();
    assertThat(CallFormats.only("{\"name\":\"see\",\"parameters\":{}}")).isPresent();
  }

  /** What is written as an answer is read as the same answer. */
  @Test
  void predictionsAreReadAsTheyAre() throws IOException {
    for (Case each : cases()) {
      if (each.expected().kind() == AnswerKind.CALLS && each.version() == DataVersion.V0) {
        ParsedAnswer again =
            reader(each.task()).read(each.expected().prediction(), false, DataVersion.V0);
        assertThat(again.prediction()).as(each.name()).isEqualTo(each.expected().prediction());
      }
    }
  }

  /** Whatever a model writes, it fails on nothing and keeps it all. */
  @Test
  void brokenAnswersNeverFail() throws IOException {
    List<Case> cases = cases();
    for (int seed = 0; seed < 3000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case one = cases.get(random.nextInt(cases.size()));
      String other = cases.get(random.nextInt(cases.size())).raw();
      String raw =
          one.raw().substring(0, random.nextInt(one.raw().length() + 1))
              + other.substring(random.nextInt(other.length() + 1));
      ParsedAnswer answer = reader(one.task()).read(raw, random.nextBoolean(), one.version());
      assertThat(answer.raw()).as("seed " + seed).isEqualTo(raw);
    }
  }

  @Test
  void countsWhatAnswersAre() {
    AnswerReader reader = reader(Task.TOOL_CALLING_CLOSED_BOOK);
    AnswerCounts counts = AnswerCounts.NONE;
    for (String raw :
        List.of(
            "<think>a</think>b",
            "<think>a",
            "Right. <tool_call>{\"name\":\"f\",\"arguments\":{}}</tool_call>",
            "[{\"name\":\"f\",\"arguments\":{}},{\"name\":\"f\",\"arguments\":{}}]",
            "{\"name\":")) {
      counts = counts.plus(reader.read(raw, false, DataVersion.V0));
    }
    assertThat(counts.thoughts()).isEqualTo(2);
    assertThat(counts.unclosedThoughts()).isEqualTo(1);
    assertThat(counts.severalCalls()).isEqualTo(1);
    assertThat(counts.wordsBesideCalls()).isEqualTo(1);
    assertThat(counts.of(AnswerKind.BROKEN_CALL)).isEqualTo(1);
    assertThat(counts.of(AnswerKind.CALLS)).isEqualTo(2);
    assertThat(counts.of(AnswerKind.EMPTY)).isEqualTo(1);
    assertThat(counts.of(AnswerKind.LABEL)).isZero();
  }

  /** Deep JSON and long rows of marks take no more than their length. */
  @Test
  void hostileAnswersAreReadToo() {
    AnswerReader reader = reader(Task.TOOL_CALLING_CLOSED_BOOK);
    for (String part :
        List.of(
            "[{",
            "{\"a\":",
            "<tool_call>",
            "```",
            "<think>",
            "[TOOL_CALLS]",
            "functools[{",
            "<function=f><parameter=a>",
            "<function=f></function>",
            "[f(a=[",
            "reply(message=\"",
            "```tool_code\n",
            "<start_function_call>call:f{a:",
            "<start_function_call>call:f{}",
            "<\uff5ctool\u2581call\u2581begin\uff5c>f<\uff5ctool\u2581sep\uff5c>{}")) {
      String raw = part.repeat(20_000);
      assertThat(reader.read(raw, false, DataVersion.V0).raw()).as(part).isEqualTo(raw);
    }
  }
}
