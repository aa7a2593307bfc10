package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsWriter;
import io.tracemill.score.Scoring;
import io.tracemill.score.Summary;
import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** Scores the original model's answers row by row and writes them as a predictions file. */
final class BaselineScores {
  private final RunSettings settings;
  private final Scoring scoring;
  private final PredictionsWriter writer;

  BaselineScores(RunSettings settings, JobDescription job, OutputStream predictions) {
    this.settings = settings;
    Task task = settings.base().task();
    scoring = new Scoring(task, job.tools(), job.classes().keySet(), Metrics.forTask(task));
    writer = new PredictionsWriter(scoring.metrics(), predictions);
  }

  void add(BaselineRow row) throws IOException {
    Prediction prediction =
        new Prediction(
            row.origin(),
            settings.dataVersion(),
            row.prompt(),
            row.answer(),
            row.prediction(),
            Optional.empty(),
            Map.of());
    writer.write(prediction, scoring.score(prediction));
  }

  /** The summary, if a row was scored. */
  Optional<Summary> summary() {
    Summary summary = scoring.summary();
    return summary.rows() == 0 ? Optional.empty() : Optional.of(summary);
  }
}
