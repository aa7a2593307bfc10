package io.tracemill.pipeline;

import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsWriter;
import io.tracemill.score.Scoring;
import io.tracemill.score.Summary;
import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;

/** Scores predictions row by row and writes them with their scores. */
final class PredictionScores {
  private final Scoring scoring;
  private final PredictionsWriter writer;
  private final GivenScores given;

  /**
   * Scores by {@code scoring}.
   *
   * @param out is neither flushed nor closed
   */
  PredictionScores(Scoring scoring, GivenScores given, OutputStream out) {
    this.scoring = scoring;
    this.given = given;
    this.writer = new PredictionsWriter(scoring.metrics(), out);
  }

  /** Scores by all metrics of a task. */
  static PredictionScores of(Task task, JobDescription job, OutputStream out) {
    return new PredictionScores(
        new Scoring(task, job.tools(), job.classes().keySet(), Metrics.forTask(task)),
        GivenScores.NONE,
        out);
  }

  void take(Prediction prediction) throws IOException {
    writer.write(prediction, scoring.score(prediction, given.of(prediction)));
  }

  /** How good they were. */
  Summary summary() {
    return scoring.summary();
  }
}
