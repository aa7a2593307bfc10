package io.tracemill.infer.reference;

/** Arithmetic of vectors. */
public final class Vectors {
  private Vectors() {}

  /** {@code x += scale * y}. */
  public static void add(double[] x, double[] y, double scale) {
    for (int i = 0; i < x.length; i++) {
      x[i] += scale * y[i];
    }
  }

  /** A matrix of rows as long as {@code x}, times {@code x}. */
  public static double[] times(double[] matrix, double[] x) {
    double[] y = new double[matrix.length / x.length];
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += matrix[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  /** {@code ln(softmax(logits))}. */
  public static double[] logSoftmax(double[] logits) {
    double most = logits[greatest(logits)];
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - most);
    }
    double[] logs = logits.clone();
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= most + Math.log(sum);
    }
    return logs;
  }

  /** Where the greatest element stands; the first of equals. */
  public static int greatest(double[] x) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      best = x[i] > x[best] ? i : best;
    }
    return best;
  }
}
