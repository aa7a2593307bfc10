package io.tracemill.pipeline;

import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsWriter;
import io.tracemill.score.Scoring;
import io.tracemill.score.Summary;
import io.tracemill.score.metric.Metrics;
import io.tracemill.teach.judge.JudgedPredictions;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Scores the recorded answers of a run's test set as they come, or when a judge has seen all. */
interface BaselineScores {

  /** Takes a recorded answer. */
  void take(Prediction row) throws IOException;

  /** How good all of them are; nothing is taken afterwards. */
  Summary summary() throws IOException;

  /** Without a judge. */
  static BaselineScores unjudged(Task task, JobDescription job, RunFiles out) throws IOException {
    PredictionScores scores = PredictionScores.of(task, job, out.predictions());
    return new BaselineScores() {
      @Override
      public void take(Prediction row) throws IOException {
        scores.take(row);
      }

      @Override
      public Summary summary() {
        return scores.summary();
      }
    };
  }

  /** With one, which is asked about all of them in the end. */
  static BaselineScores judged(Task task, JobDescription job, RunFiles out, JudgedPredictions judge)
      throws IOException {
    Scoring scoring = new Scoring(task, job.tools(), job.classes().keySet(), Metrics.forTask(task));
    Path file = out.unjudged();
    return new Waiting(
        file,
        new BufferedOutputStream(Files.newOutputStream(file)),
        new PredictionScores(scoring, judge::given, out.predictions()),
        judge);
  }

  /** Answers in a file, which is gone when they are judged. */
  final class Waiting implements BaselineScores {
    private final Path file;
    private final OutputStream rows;
    private final PredictionsWriter writer;
    private final PredictionScores scores;
    private final JudgedPredictions judge;

    private Waiting(
        Path file, OutputStream rows, PredictionScores scores, JudgedPredictions judge) {
      this.file = file;
      this.rows = rows;
      this.writer = new PredictionsWriter(List.of(), rows);
      this.scores = scores;
      this.judge = judge;
    }

    @Override
    public void take(Prediction row) throws IOException {
      writer.write(row, Map.of());
    }

    @Override
    public Summary summary() throws IOException {
      rows.close();
      new JudgedFile(file, judge).scoreBy(scores);
      Files.delete(file);
      return scores.summary();
    }
  }
}
