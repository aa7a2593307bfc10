package io.tracemill.infer.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sequence that goes through the decoder token by token. */
public final class ReferenceSequence {
  private final PlainConfig config;
  private final PlainWeights weights;
  private final RmsNorm norm;
  private final FeedForward feedForward;
  private final double residual;
  private final List<SelfAttention> attention = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param reach how long it counts for LongRoPE, however long it becomes
   */
  public ReferenceSequence(PlainConfig config, PlainWeights weights, int reach) {
    this.config = config;
    this.weights = weights;
    norm = RmsNorm.of(config);
    residual = config.number("residual_multiplier", 1);
    feedForward = new FeedForward(config, weights);
    for (int layer = 0; layer < config.layers(); layer++) {
      attention.add(new SelfAttention(config, weights, layer, reach));
    }
  }

  /** The logits behind one token more. */
  public double[] next(int token) {
    int hidden = config.hidden();
    double[] x = Arrays.copyOfRange(weights.embedding(), token * hidden, (token + 1) * hidden);
    double scale =
        config.isGemma() ? (float) Math.sqrt(hidden) : config.number("embedding_multiplier", 1);
    for (int i = 0; i < hidden; i++) {
      x[i] *= scale;
    }
    for (int layer = 0; layer < attention.size(); layer++) {
      block(layer, x);
    }
    double[] logits = Vectors.times(weights.head(), norm.apply(x, weights.get("norm.weight")));
    finish(logits);
    return logits;
  }

  private void block(int layer, double[] x) {
    double[] attended = attention.get(layer).next(normed(layer, "input_layernorm", x));
    boolean around = config.isGemma();
    if (around) {
      attended = normed(layer, "post_attention_layernorm", attended);
    }
    Vectors.add(x, attended, residual);
    String before = around ? "pre_feedforward_layernorm" : "post_attention_layernorm";
    double[] fed = feedForward.apply(layer, normed(layer, before, x));
    if (around) {
      fed = normed(layer, "post_feedforward_layernorm", fed);
    }
    Vectors.add(x, fed, residual);
  }

  private double[] normed(int layer, String name, double[] x) {
    return norm.apply(x, weights.get("layers." + layer + "." + name + ".weight"));
  }

  private void finish(double[] logits) {
    double divisor = config.number("logits_scaling", 1);
    double cap = config.number("final_logit_softcapping", 0);
    for (int v = 0; v < logits.length; v++) {
      logits[v] /= divisor;
      logits[v] = cap > 0 ? cap * Math.tanh(logits[v] / cap) : logits[v];
    }
  }
}
