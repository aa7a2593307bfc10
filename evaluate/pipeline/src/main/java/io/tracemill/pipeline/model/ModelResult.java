package io.tracemill.pipeline.model;

import io.tracemill.answer.EvaluationResult;
import io.tracemill.score.Summary;
import java.util.List;

/**
 * What a model came to on a test set.
 *
 * @param problems what went wrong with the first rows that were not answered
 */
public record ModelResult(Summary summary, EvaluationResult evaluation, List<String> problems) {
  /** Copies the problems. */
  public ModelResult {
    problems = List.copyOf(problems);
  }

  /** How many rows were not answered. */
  public int unanswered() {
    return evaluation.overflowed() + evaluation.failed();
  }
}
