package io.tracemill.pipeline;

import io.tracemill.score.Prediction;
import io.tracemill.score.metric.Score;
import java.io.IOException;
import java.util.Map;

/** Scores of rows that are not computed but known from elsewhere. */
@FunctionalInterface
interface GivenScores {
  /** None. */
  GivenScores NONE = row -> Map.of();

  /** Those of a row, by metric. */
  Map<String, Score> of(Prediction row) throws IOException;
}
