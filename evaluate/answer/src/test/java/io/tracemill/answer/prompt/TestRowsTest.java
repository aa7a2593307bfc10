package io.tracemill.answer.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.answer.Rows;
import io.tracemill.json.DataException;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestRowsTest {
  private static TestRow one(String line) throws IOException {
    List<TestRow> rows = Rows.of(line, AskedTurns.LAST);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Test
  void aQuestionIsWhatTheUserSays() throws IOException {
    TestRow row =
        one("{\"question\": \"What is \\\"2\\\"?\", \"answer\": \"Two\", \"context\": null}");
    assertThat(row.question()).isEqualTo("What is \"2\"?");
    assertThat(row.messages())
        .isEqualTo("[{\"role\":\"user\",\"content\":\"What is \\\"2\\\"?\"}]");
    assertThat(row.reply()).isEqualTo("{\"role\":\"assistant\",\"content\":\"Two\"}");
    assertThat(row.context()).isEmpty();
  }

  @Test
  void jsonThatIsNoConversationIsAQuestionToo() throws IOException {
    for (String question : List.of("[1, 2]", "{}", "[]", "[{\\\"role\\\": 1}]", "\\\"a\\\"")) {
      String messages = one("{\"question\": \"" + question + "\", \"answer\": \"a\"}").messages();
      assertThat(messages).isEqualTo("[{\"role\":\"user\",\"content\":\"" + question + "\"}]");
    }
  }

  @Test
  void aToolAnswerIsACallInTheReply() throws IOException {
    String call =
        "{\"role\":\"assistant\",\"tool_calls\":[{\"type\":\"function\",\"function\":"
            + "{\"name\":\"f\",\"arguments\":{\"a\": 1}}}],\"content\":\"\"}";
    for (String answer :
        List.of(
            "{\\\"name\\\": \\\"f\\\", \\\"parameters\\\": {\\\"a\\\": 1}}",
            "<tool_call>{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {\\\"a\\\": 1}}</tool_call>")) {
      String line = "{\"question\": \"q\", \"answer\": \"" + answer + "\"}";
      assertThat(one(line).reply()).isEqualTo(call);
    }
  }

  @Test
  void messagesAreAsTemplatesExpectThem() throws IOException {
    TestRow row =
        one(
            """
            {"messages": [{"role": "developer", "content": "s", "name": null}, \
            {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}, \
            {"role": "assistant", "content": null, "tool_calls": [{"id": "c", "type": "function", \
            "function": {"name": "f", "arguments": "{\\"x\\": 1}"}}]}, \
            {"role": "tool", "tool_call_id": "c", "content": "r"}, \
            {"role": "assistant", "content": "done"}]}
            """);
    assertThat(row.messages())
        .isEqualTo(
            "[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"a\\nb\"},"
                + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\","
                + "\"function\":{\"name\":\"f\",\"arguments\":{\"x\": 1}}}],\"content\":\"\"},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"r\"}]");
    assertThat(row.answer()).isEqualTo("[{\"role\": \"assistant\", \"content\": \"done\"}]");
  }

  /** Data version 0 has characters as they are, data version 1 in ASCII, as in the baseline. */
  @Test
  void charactersAreNotLost() throws IOException {
    String first = "{\"role\":\"user\",\"content\":\"\u00e9\ud83d\ude00\"}";
    String second =
        "{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":"
            + "{\"\u00e9\":1}}}]}";
    String quoted = ("[" + first + "," + second + "]").replace("\"", "\\\"");
    TestRow v0 =
        Rows.of("{\"question\":\"" + quoted + "\",\"answer\":\"a\"}", AskedTurns.EVERY_TOOL_CALL)
            .get(0);
    assertThat(v0.question()).isEqualTo("[" + first + "]");
    assertThat(v0.answer()).isEqualTo("{\"name\":\"f\",\"parameters\":{\"\u00e9\":1}}");
    String ascii = "[{\"role\":\"user\",\"content\":\"\\u00e9\\ud83d\\ude00\"}]";
    assertThat(v0.messages()).isEqualTo(ascii);
    TestRow v1 = one("{\"messages\":[" + first + "," + second + "]}");
    assertThat(v1.question()).isEqualTo(ascii);
    assertThat(v1.messages()).isEqualTo(ascii);
    assertThat(v1.answer()).contains("{\"\\u00e9\":1}");
  }

  @Test
  void aRowThatStandsThereTwiceCountsOnce() throws IOException {
    String line = "{\"question\": \"q\", \"answer\": \"a\"}\n";
    String other = "{\"question\": \"q\", \"answer\": \"b\"}\n";
    assertThat(Rows.of(line + other + line, AskedTurns.LAST)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"question": "q"}                             | test.jsonl:1 $: has no field "answer"
          {"question": ["q"], "answer": "a"}            | test.jsonl:1 $.question: expected a string but found an array
          {"messages": [{"role": "assistant", "content": "a"}]} | test.jsonl:1 $.messages: expected a prompt and an answer of the assistant behind it
          {"messages": [{"role": "user", "content": "a"}, {"role": "user", "content": "a"}]} | test.jsonl:1 $.messages: expected a prompt and an answer of the assistant behind it
          {"messages": [{"content": "a"}]}              | test.jsonl:1 $.messages: expected an array of messages, each with its role
          """)
  void saysWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> Rows.of(line, AskedTurns.LAST))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  /** The public benchmark's 34 conversations are about 359 turns. */
  @Test
  void conversationsAreExpandedAsOnThePlatform() throws IOException {
    Path test = SharedData.file("tft/baseline/test.jsonl");
    assertThat(Rows.read(test, AskedTurns.LAST)).hasSize(34);
    List<TestRow> turns = Rows.read(test, AskedTurns.EVERY_TOOL_CALL);
    assertThat(turns).hasSize(359);
    List<Prediction> platform = new ArrayList<>();
    Path file = SharedData.file("tft/noisy/teacher-eval-full-download.jsonl");
    try (PredictionsReader reader =
        new PredictionsReader("teacher.jsonl", Files.newInputStream(file))) {
      reader.forEach(
          platform::add,
          bad -> {
            throw bad;
          });
    }
    var asked = turns.stream().map(TestRowsTest::value).collect(Collectors.toSet());
    List<Prediction> same =
        platform.stream().filter(p -> asked.contains(p.question().replace(": ", ":"))).toList();
    assertThat(same.size()).isGreaterThan(60);
  }

  private static String value(TestRow row) {
    return row.question().replace(",{\"role", ", {\"role").replace(": ", ":");
  }

  /** Questions and answers are those of the baseline of the original model, to the letter. */
  @ParameterizedTest
  @CsvSource({"restaurant-agent/expected", "restaurant-agent/expected-v1"})
  void expandedRowsAreThoseOfTheBaseline(String folder) throws IOException {
    List<TestRow> rows = Rows.read(Rows.sample(folder + "/test.jsonl"), AskedTurns.EVERY_TOOL_CALL);
    List<String> asked = rows.stream().map(row -> row.question() + "\n" + row.answer()).toList();
    Path file = Rows.sample(folder + "/predictions.jsonl");
    List<String> baseline = new ArrayList<>();
    try (JsonLines lines = new JsonLines("p", Files.newInputStream(file));
        PredictionsReader reader = new PredictionsReader("p", Files.newInputStream(file))) {
      lines.forEach(
          line -> {
            Prediction row = reader.read(line);
            baseline.add(row.question() + "\n" + row.answer());
          });
    }
    assertThat(asked).containsAll(baseline);
    assertThat(asked.stream().filter(baseline::contains).toList()).isEqualTo(baseline);
  }
}
