package io.tracemill.pipeline.model;

import io.tracemill.answer.EvaluatedRow;
import java.io.IOException;

/** Takes each row when it is answered, in the order of the test set. */
@FunctionalInterface
public interface AnswerSink {
  /** Takes the next. */
  void take(EvaluatedRow row) throws IOException;
}
