package io.tracemill.answer;

import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.ParsedAnswer;
import io.tracemill.ask.Outcome;
import io.tracemill.score.Prediction;
import java.util.Map;
import java.util.Optional;

/**
 * A test row with what a model made of it.
 *
 * @param answer the answer understood; empty where there is none but a chosen label, or an error
 * @param prediction what counts; empty text where something went wrong
 * @param problem for people, such as {@code the prompt has 9000 tokens and the model holds 8192}
 */
public record EvaluatedRow(
    TestRow row,
    Outcome outcome,
    Optional<ParsedAnswer> answer,
    String prediction,
    Optional<String> problem) {

  /** The row of a predictions file. */
  public Prediction toPrediction() {
    return new Prediction(
        row.origin(),
        row.version(),
        row.question(),
        row.answer(),
        prediction,
        row.context(),
        Map.of());
  }
}
