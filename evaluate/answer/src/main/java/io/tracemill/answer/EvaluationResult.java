package io.tracemill.answer;

import io.tracemill.answer.reading.AnswerCounts;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;

/**
 * What an evaluation came to; the rows themselves were handed out.
 *
 * @param progress at the end
 * @param answers of all rows, also those of an earlier run
 * @param cut answers that ended before the model was done
 * @param full how many of these filled the model's context
 * @param overflowed prompts that were too long for the model
 * @param failed prompts that could not be asked
 */
public record EvaluationResult(
    EvaluationProgress progress,
    AnswerCounts answers,
    int cut,
    int full,
    int overflowed,
    int failed) {

  /** With one row more. */
  EvaluationResult plus(EvaluatedRow row) {
    boolean wasFull =
        row.outcome() instanceof Outcome.Answered a && a.ending() == Ending.CONTEXT_FULL;
    boolean wasCut = row.outcome() instanceof Outcome.Answered a && a.ending().isCut();
    boolean tooLong = row.outcome() instanceof Outcome.Overflowed;
    boolean wrong = row.outcome() instanceof Outcome.Failed;
    return new EvaluationResult(
        progress,
        row.answer().map(answers::plus).orElse(answers),
        cut + (wasCut ? 1 : 0),
        full + (wasFull ? 1 : 0),
        overflowed + (tooLong ? 1 : 0),
        failed + (wrong ? 1 : 0));
  }

  EvaluationResult with(EvaluationProgress now) {
    return new EvaluationResult(now, answers, cut, full, overflowed, failed);
  }
}
