package io.tracemill.answer.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.answer.Rows;
import io.tracemill.json.Case;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.Kind;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestRowsTest {
  /** Every field that a case has is what the row says. */
  @TestFactory
  Stream<DynamicTest> rowsAreRead() {
    return Case.tests(
        "/prompts/rows.jsonl",
        each -> {
          AskedTurns turns = each.constant("turns", AskedTurns.LAST);
          List<TestRow> rows = Rows.of(each.json("row"), turns);
          assertThat(rows).hasSize(1);
          TestRow row = rows.get(0);
          Map<String, String> read = new HashMap<>();
          read.put("question", row.question());
          read.put("answer", row.answer());
          read.put("context", row.context().orElse(""));
          read.put("messages", row.messages());
          read.put("reply", row.reply());
          read.keySet().removeIf(field -> each.find(field).isEmpty());
          Map<String, String> expected = new HashMap<>();
          read.keySet().forEach(field -> expected.put(field, expected(each.get(field))));
          assertThat(read).isEqualTo(expected).isNotEmpty();
        });
  }

  private static String expected(Node value) {
    return value.is(Kind.STRING) ? value.text() : value.raw().toString();
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrong() {
    return Case.tests(
        "/prompts/bad_rows.jsonl",
        each ->
            assertThatThrownBy(() -> Rows.of(each.json("row"), AskedTurns.LAST))
                .isInstanceOf(DataException.class)
                .hasMessage(each.text("message")));
  }

  @Test
  void aRowThatStandsThereTwiceCountsOnce() throws IOException {
    String line = "{\"question\": \"q\", \"answer\": \"a\"}\n";
    String other = "{\"question\": \"q\", \"answer\": \"b\"}\n";
    assertThat(Rows.of(line + other + line, AskedTurns.LAST)).hasSize(2);
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
