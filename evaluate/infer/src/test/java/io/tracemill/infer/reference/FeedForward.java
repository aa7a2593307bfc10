package io.tracemill.infer.reference;

import java.util.Arrays;

/** A gated feed-forward block (Shazeer 2020): {@code down(activation(gate(x)) * up(x))}. */
public record FeedForward(PlainConfig config, PlainWeights weights) {

  /** What layer {@code layer} makes of a position. */
  public double[] apply(int layer, double[] x) {
    String at = "layers." + layer + ".mlp.";
    double[] gate;
    double[] up;
    if (config.family().equals("Phi3ForCausalLM")) {
      double[] both = weights.linear(at + "gate_up_proj", x);
      gate = Arrays.copyOf(both, both.length / 2);
      up = Arrays.copyOfRange(both, both.length / 2, both.length);
    } else {
      gate = weights.linear(at + "gate_proj", x);
      up = weights.linear(at + "up_proj", x);
    }
    for (int i = 0; i < gate.length; i++) {
      up[i] *= config.isGemma() ? gelu(gate[i]) : gate[i] / (1 + Math.exp(-gate[i]));
    }
    return weights.linear(at + "down_proj", up);
  }

  /** By tanh (Hendrycks and Gimpel 2016). */
  private static double gelu(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }
}
