package io.tracemill.pipeline;

import io.tracemill.pipeline.files.PartFile;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.Scoring;
import io.tracemill.score.Summary;
import io.tracemill.score.metric.Metrics;
import io.tracemill.teach.judge.JudgedPredictions;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A predictions file that was just written here, whose rows get the verdicts of a judge.
 *
 * @param judged asks the judge
 */
record JudgedFile(Path file, JudgedPredictions judged) {

  /** Asks about all rows, and hands each to {@code scores} without the scores that it had. */
  void scoreBy(PredictionScores scores) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      judged.expect(lines.count());
    }
    try (PredictionsReader rows = reader()) {
      judged.ask(rows.rows(JudgedFile::bad));
    }
    try (PredictionsReader rows = reader()) {
      for (Iterator<Prediction> all = rows.rows(JudgedFile::bad); all.hasNext(); ) {
        scores.take(bare(all.next()));
      }
    }
  }

  /** Writes the file anew with the verdicts; returns how good its rows are. */
  Summary rewrite(Task task, JobDescription job) throws IOException {
    Scoring scoring = new Scoring(task, job.tools(), job.classes().keySet(), Metrics.forTask(task));
    try (PartFile part = PartFile.create(file)) {
      scoreBy(new PredictionScores(scoring, judged::given, part.out()));
      part.complete();
    }
    return scoring.summary();
  }

  private static void bad(RuntimeException bad) {
    throw bad;
  }

  private static Prediction bare(Prediction row) {
    return new Prediction(
        row.origin(),
        row.version(),
        row.question(),
        row.answer(),
        row.prediction(),
        row.context(),
        Map.of());
  }

  private PredictionsReader reader() throws IOException {
    InputStream in = Files.newInputStream(file);
    return new PredictionsReader(String.valueOf(file.getFileName()), in);
  }
}
