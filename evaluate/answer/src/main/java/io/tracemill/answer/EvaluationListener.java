package io.tracemill.answer;

import java.io.IOException;

/** Is told what comes of an evaluation; only by the thread that runs it. */
public interface EvaluationListener {

  /** Takes a row; they come in the order of the test set. */
  void row(EvaluatedRow row) throws IOException;

  /** Hears how far it is, after each row that is finished, in whatever order. */
  void progress(EvaluationProgress progress);
}
