package io.tracemill.infer.family;

import java.util.Optional;

/**
 * What Gemma and Granite multiply with; 1 where a family does not.
 *
 * @param embedding on the embedding of each token
 * @param residual on the output of attention and feed-forward, before it is added
 * @param logits on the logits: Granite's {@code logits_scaling} divides, this is its inverse
 * @param softCap if there, logits become {@code cap * tanh(logit / cap)}
 */
public record Multipliers(
    double embedding, double residual, double logits, Optional<Double> softCap) {
  /** None at all. */
  public static final Multipliers NONE = new Multipliers(1, 1, 1, Optional.empty());
}
