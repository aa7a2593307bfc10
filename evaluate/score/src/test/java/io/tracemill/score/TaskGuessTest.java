package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels | CLASSIFICATION | 6 answers are 3 short labels",
        "messages | CLASSIFICATION | 4 answers are 2 short labels",
        "calls  | TOOL_CALLING_CLOSED_BOOK | 5 of 6 answers are tool calls",
        "good   | QUESTION_ANSWERING"
            + " | the answers are neither tool calls nor a few short labels"
      })
  void byTheAnswers(String name, Task task, String reason) {
    TaskGuess guess = new TaskGuess();
    Rows.good(name + ".jsonl").forEach(guess::take);
    assertThat(guess.guess()).isEqualTo(new TaskGuess.Guess(task, reason));
  }

  @TestFactory
  Stream<DynamicTest> fromAnswersAlone() {
    return Case.tests(
        "/predictions/guesses.jsonl",
        each -> {
          TaskGuess guess = new TaskGuess();
          DataVersion version = DataVersion.values()[each.number("version")];
          each.items("answers").forEach(answer -> guess.take(row(version, answer.text())));
          Task task = each.constant("task", Task.CLASSIFICATION);
          assertThat(guess.guess()).isEqualTo(new TaskGuess.Guess(task, each.text("reason")));
        });
  }

  private static Prediction row(DataVersion version, String answer) {
    return new Prediction(
        new Origin("test", 1), version, "?", answer, "", Optional.empty(), Map.of());
  }
}
