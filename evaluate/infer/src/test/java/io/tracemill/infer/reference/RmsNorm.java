package io.tracemill.infer.reference;

import java.util.Arrays;

/**
 * RMSNorm (Zhang and Sennrich 2019).
 *
 * @param plusOne whether one is added to the weights, as Gemma does
 */
public record RmsNorm(double epsilon, boolean plusOne) {

  /** That of a family. */
  public static RmsNorm of(PlainConfig config) {
    double usual = config.family().startsWith("Phi3") ? 1e-5 : 1e-6;
    return new RmsNorm(config.number("rms_norm_eps", usual), config.isGemma());
  }

  /** The normalized vector. */
  public double[] apply(double[] x, double[] weight) {
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    double scale = 1 / Math.sqrt(squares / x.length + epsilon);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * scale * (plusOne ? 1 + weight[i] : weight[i]);
    }
    return y;
  }

  /** Normalizes each head by itself. */
  void applyToHeads(double[] heads, double[] weight) {
    for (int at = 0; at < heads.length; at += weight.length) {
      double[] head = apply(Arrays.copyOfRange(heads, at, at + weight.length), weight);
      System.arraycopy(head, 0, heads, at, weight.length);
    }
  }
}
