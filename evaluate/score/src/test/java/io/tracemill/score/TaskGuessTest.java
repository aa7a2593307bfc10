package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.Task;
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
}
