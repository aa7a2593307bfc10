package io.tracemill.infer.family;

import java.util.List;

/** How rotation is changed for contexts longer than the model was trained with. */
public sealed interface RopeScaling {

  /** As it was trained. */
  record None() implements RopeScaling {}

  /** All angles divided by {@code factor} (Chen et al. 2023, "Position Interpolation"). */
  record Linear(double factor) implements RopeScaling {}

  /**
   * Only slow angles divided by {@code factor}, as Llama 3.1 does (its reference code).
   *
   * @param low how many turns in the original context at most make an angle slow
   * @param high how many at least keep an angle as it is
   * @param original positions of the original context
   */
  record Llama3(double factor, double low, double high, int original) implements RopeScaling {}

  /**
   * Each angle divided by a factor of its own (Ding et al. 2024, "LongRoPE").
   *
   * @param shorter for sequences of up to {@code original} positions
   * @param longer for longer ones, at all their positions
   * @param attention what cosines and sines are multiplied with
   */
  record LongRope(List<Double> shorter, List<Double> longer, int original, double attention)
      implements RopeScaling {

    /** Copies the factors. */
    public LongRope {
      shorter = List.copyOf(shorter);
      longer = List.copyOf(longer);
    }
  }
}
