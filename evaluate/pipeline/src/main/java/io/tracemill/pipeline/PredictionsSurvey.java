package io.tracemill.pipeline;

import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.TaskGuess;
import io.tracemill.score.metric.Metric;
import io.tracemill.teach.judge.JudgeMode;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.util.List;

/**
 * What has to be known of predictions before a judge is asked about them.
 *
 * @param guessed the task, as far as it can be seen
 */
record PredictionsSurvey(int rows, Task guessed) {

  /** Goes through all rows. */
  static PredictionsSurvey of(ScoreRequest request, Watch watch) throws IOException {
    TaskGuess guess = new TaskGuess();
    int[] rows = new int[1];
    try (PredictionsReader reader =
        new PredictionsReader(RowFile.open(request.predictions(), RowColumns.PREDICTIONS))) {
      reader.forEach(
          row -> {
            watch.check();
            if (rows[0]++ < PredictionsRun.GUESSED_FROM) {
              guess.take(row);
            }
          },
          bad -> {});
    }
    return new PredictionsSurvey(rows[0], guess.guess().task());
  }

  /** The task. */
  Task task(ScoreRequest request) {
    return request.task().orElse(guessed);
  }

  /** In which ways the metrics that are wanted judge. */
  List<JudgeMode> modes(ScoreRequest request) {
    return request.metricsOf(task(request)).stream()
        .map(Metric::key)
        .flatMap(key -> JudgeMode.of(key).stream())
        .toList();
  }
}
