package io.tracemill.report;

import io.tracemill.json.Layout;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.Report;
import io.tracemill.score.Scoring;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one model answered.
 *
 * @param model what it is called, for people
 * @param predictions its answers with their scores
 * @param summary the metrics of all of them as JSON; empty where nobody computed them
 */
public record ModelAnswers(String model, Predictions predictions, Optional<String> summary) {

  /** What a file is read through, as often as it takes; the same rows each time. */
  public interface Predictions {
    /** Begins anew; whoever asks closes it. */
    PredictionsReader open() throws IOException;
  }

  /** The same with labels and their matrix for rows of {@code task}, and no metric. */
  ModelAnswers counted(Task task) throws IOException {
    Scoring scoring = new Scoring(task, List.of(), List.of(), List.of());
    try (PredictionsReader reader = predictions.open()) {
      reader.forEach(scoring::score, bad -> {});
    }
    String json = new Report(scoring.summary()).json(Layout.COMPACT);
    return new ModelAnswers(model, predictions, Optional.of(json));
  }

  /** Those of a run. */
  static ModelAnswers of(String model, Path predictions, Optional<String> summary) {
    String name = String.valueOf(predictions.getFileName());
    return new ModelAnswers(
        model, () -> new PredictionsReader(name, Files.newInputStream(predictions)), summary);
  }
}
