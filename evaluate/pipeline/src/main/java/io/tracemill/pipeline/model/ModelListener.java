package io.tracemill.pipeline.model;

import io.tracemill.answer.EvaluationProgress;
import io.tracemill.ask.journal.Start;
import io.tracemill.infer.decode.SchedulerListener;

/** Is told how a model gets on; by the thread that runs it. */
public interface ModelListener extends SchedulerListener {

  /** There is something that people should know before they trust or wait for answers. */
  void doubted(String warning);

  /**
   * The model is loaded and the first row will be asked.
   *
   * @param journal in what state the journal was found
   */
  void started(Start journal, int rows);

  /** A row is finished. */
  void progress(EvaluationProgress progress);
}
