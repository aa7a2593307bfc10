package io.tracemill.infer.family;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The cosines and sines of a {@link Rope}, computed in double and rounded once.
 *
 * <p>Tables are {@code (position, dimensions / 2)}: both halves of a head use the same angles.
 */
public final class RopeTable {
  private final double[] frequencies;
  private final double amplitude;

  private RopeTable(double[] frequencies, double amplitude) {
    this.frequencies = frequencies;
    this.amplitude = amplitude;
  }

  /**
   * The angles for sequences that become {@code length} positions long, which counts only for
   * {@link RopeScaling.LongRope}: keys rotated for short sequences are not those of long ones.
   */
  public static RopeTable of(Rope rope, int length) {
    int half = rope.dimensions() / 2;
    double[] frequencies = new double[half];
    for (int i = 0; i < half; i++) {
      double plain = StrictMath.pow(rope.base(), -2.0 * i / rope.dimensions());
      frequencies[i] = scaled(rope.scaling(), plain, i, length);
    }
    double amplitude =
        rope.scaling() instanceof RopeScaling.LongRope scaling ? scaling.attention() : 1;
    return new RopeTable(frequencies, amplitude);
  }

  private static double scaled(RopeScaling scaling, double plain, int i, int length) {
    if (scaling instanceof RopeScaling.Linear linear) {
      return plain / linear.factor();
    }
    if (scaling instanceof RopeScaling.Llama3 llama) {
      return llama3(llama, plain);
    }
    if (scaling instanceof RopeScaling.LongRope rope) {
      List<Double> factors = length > rope.original() ? rope.longer() : rope.shorter();
      return plain / factors.get(i);
    }
    return plain;
  }

  /** Llama 3.1's {@code apply_scaling}: between slow and fast, both are mixed. */
  private static double llama3(RopeScaling.Llama3 scaling, double plain) {
    double turns = scaling.original() * plain / (2 * Math.PI);
    double mix = (turns - scaling.low()) / (scaling.high() - scaling.low());
    double kept = Math.max(0, Math.min(1, mix));
    return kept * plain + (1 - kept) * plain / scaling.factor();
  }

  /** Radians that each pair of elements turns by from one position to the next. */
  public double[] frequencies() {
    return frequencies.clone();
  }

  /** What cosines and sines are multiplied with. */
  public double amplitude() {
    return amplitude;
  }

  /** The cosines of positions. */
  public float[] cosines(int... positions) {
    return table(positions, StrictMath::cos);
  }

  /** The sines of positions. */
  public float[] sines(int... positions) {
    return table(positions, StrictMath::sin);
  }

  private float[] table(int[] positions, DoubleUnaryOperator function) {
    float[] table = new float[Math.multiplyExact(positions.length, frequencies.length)];
    int at = 0;
    for (int position : positions) {
      for (double frequency : frequencies) {
        table[at++] = (float) (amplitude * function.applyAsDouble(position * frequency));
      }
    }
    return table;
  }
}
