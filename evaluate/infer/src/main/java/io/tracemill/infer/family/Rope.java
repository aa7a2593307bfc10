package io.tracemill.infer.family;

/**
 * Rotary position embedding (Su et al. 2021) by halves: element {@code i} of a head turns with
 * element {@code i + dimensions / 2}, as the checkpoints of a hub are stored.
 *
 * @param base also called theta
 * @param dimensions how many elements of a head turn; the ones behind stay as they are
 */
public record Rope(double base, int dimensions, RopeScaling scaling) {
  /** Nothing turns: a layer that knows no positions (Kazemnejad et al. 2023, "NoPE"). */
  public static final Rope NONE = new Rope(1, 0, new RopeScaling.None());
}
