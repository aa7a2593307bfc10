package io.tracemill.answer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.dialect.Thought;
import io.tracemill.dialect.call.CallFormats;
import io.tracemill.json.Case;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Task;
import java.util.List;
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

  private static AnswerReader reader(Task task) {
    JobDescription job =
        task == Task.CLASSIFICATION ? CLASSES : task.callsTools() ? TOOLS : NEITHER;
    return new AnswerReader(task, job);
  }

  private static List<Case> cases() {
    return Stream.of("cases", "formats", "messages")
        .flatMap(file -> Case.read("/answers/" + file + ".jsonl").stream())
        .toList();
  }

  private static Task task(Case each) {
    return each.constant("task", Task.TOOL_CALLING_CLOSED_BOOK);
  }

  private static DataVersion version(Case each) {
    return each.find("version").isPresent() ? DataVersion.V1 : DataVersion.V0;
  }

  /** What the model wrote: words, or the JSON of a message. */
  private static String raw(Case each) {
    return each.find("message")
        .map(node -> node.raw().toString())
        .orElseGet(() -> each.text("raw"));
  }

  /** Reads {@code raw} in the way of {@code each}. */
  private static ParsedAnswer read(Case each, String raw, boolean inside) {
    AnswerReader reader = reader(task(each));
    return each.find("message").isPresent()
        ? reader.readMessage(raw, inside, version(each))
        : reader.read(raw, inside, version(each));
  }

  @TestFactory
  Stream<DynamicTest> answersOfModels() {
    return cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
  }

  private static void check(Case each) {
    String raw = raw(each);
    ParsedAnswer answer = read(each, raw, each.is("inside"));
    assertThat(answer.raw()).isEqualTo(raw);
    assertThat(answer.prediction()).isEqualTo(each.text("prediction"));
    assertThat(answer.kind()).isEqualTo(each.constant("kind", AnswerKind.EMPTY));
    assertThat(answer.words()).isEqualTo(each.text("words", ""));
    assertThat(answer.thought().thinking()).isEqualTo(each.text("thinking", ""));
    assertThat(answer.thought().state()).isEqualTo(each.constant("thought", Thought.State.NONE));
  }

  /** A recorded answer in brackets is text: nobody says what may be called. */
  @Test
  void recordedAnswersAreNoPython() {
    assertThat(CallFormats.only("[see(page=1)]")).isEmpty();
    assertThat(CallFormats.only("{\"name\":\"see\",\"parameters\":{}}")).isPresent();
  }

  /** What is written as an answer is read as the same answer. */
  @Test
  void predictionsAreReadAsTheyAre() {
    for (Case each : cases()) {
      if (each.text("kind").equals("calls") && version(each) == DataVersion.V0) {
        String prediction = each.text("prediction");
        ParsedAnswer again = reader(task(each)).read(prediction, false, DataVersion.V0);
        assertThat(again.prediction()).as(each.name()).isEqualTo(prediction);
      }
    }
  }

  /** Whatever a model writes, it fails on nothing and keeps it all. */
  @Test
  void brokenAnswersNeverFail() {
    List<Case> cases = cases();
    for (int seed = 0; seed < 3000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case one = cases.get(random.nextInt(cases.size()));
      String own = raw(one);
      String other = raw(cases.get(random.nextInt(cases.size())));
      String raw =
          own.substring(0, random.nextInt(own.length() + 1))
              + other.substring(random.nextInt(other.length() + 1));
      ParsedAnswer answer = read(one, raw, random.nextBoolean());
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
