package io.tracemill.report;

import io.tracemill.score.PredictionsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What one model answered.
 *
 * @param model what it is called, for people
 * @param predictions its answers with their scores
 * @param summary a file with the metrics of all of them; empty where nobody computed them
 */
public record ModelAnswers(String model, Predictions predictions, Optional<Path> summary) {

  /** What a file is read through, as often as it takes; the same rows each time. */
  public interface Predictions {
    /** Begins anew; whoever asks closes it. */
    PredictionsReader open() throws IOException;
  }

  /** Those of a run. */
  static ModelAnswers of(String model, Path predictions, Optional<Path> summary) {
    String name = String.valueOf(predictions.getFileName());
    return new ModelAnswers(
        model, () -> new PredictionsReader(name, Files.newInputStream(predictions)), summary);
  }
}
