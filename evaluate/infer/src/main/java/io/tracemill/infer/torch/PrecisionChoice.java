package io.tracemill.infer.torch;

import java.util.Optional;

/** What a user says about the numbers to compute in. */
public enum PrecisionChoice {
  /** The fastest whose answers are those of the model: see {@link Precisions}. */
  AUTO,
  /** {@link Precision#F32}. */
  F32,
  /** {@link Precision#FP16}. */
  FP16,
  /** {@link Precision#INT8}. */
  INT8,
  /** {@link Precision#BF16}. */
  BF16;

  Optional<Precision> precision() {
    return switch (this) {
      case AUTO -> Optional.empty();
      case F32 -> Optional.of(Precision.F32);
      case FP16 -> Optional.of(Precision.FP16);
      case INT8 -> Optional.of(Precision.INT8);
      case BF16 -> Optional.of(Precision.BF16);
    };
  }
}
