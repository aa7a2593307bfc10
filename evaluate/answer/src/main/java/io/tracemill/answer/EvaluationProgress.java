package io.tracemill.answer;

/**
 * How far an evaluation is.
 *
 * @param rows how many there are
 * @param finished how many of them are done, also by an earlier run
 * @param resumed how many an earlier run did
 * @param promptTokens read by the model in this run
 * @param newTokens written by the model in this run
 */
public record EvaluationProgress(
    int rows, int finished, int resumed, long promptTokens, long newTokens) {

  /** With a row that an earlier run did. */
  EvaluationProgress withResumed() {
    return new EvaluationProgress(rows, finished + 1, resumed + 1, promptTokens, newTokens);
  }

  /** With a row that was done now. */
  EvaluationProgress withFinished(long prompt, long written) {
    return new EvaluationProgress(
        rows, finished + 1, resumed, promptTokens + prompt, newTokens + written);
  }
}
