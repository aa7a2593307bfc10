package io.tracemill.score;

import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a model answered to a question, beside what would have been right.
 *
 * @param version how the row names its keys
 * @param question the prompt; not looked at by any metric
 * @param answer the right answer, the v1 {@code completion}
 * @param recorded the scores that the row came with, by metric, from 0 to 1
 */
public record Prediction(
    Origin origin,
    DataVersion version,
    String question,
    String answer,
    String prediction,
    Optional<String> context,
    Map<String, Double> recorded) {

  /** Keeps a copy of the recorded scores, in their order. */
  public Prediction {
    recorded = Collections.unmodifiableMap(new LinkedHashMap<>(recorded));
  }
}
