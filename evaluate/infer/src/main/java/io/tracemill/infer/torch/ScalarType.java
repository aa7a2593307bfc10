package io.tracemill.infer.torch;

import io.tracemill.infer.weights.Dtype;

/** PyTorch's types of elements that are computed with, by its numbers (c10/core/ScalarType.h). */
enum ScalarType {
  INT64(4, 8),
  FLOAT16(5, 2),
  FLOAT32(6, 4),
  FLOAT64(7, 8),
  QINT8(12, 1),
  BFLOAT16(15, 2);

  private final int number;
  private final int bytes;

  ScalarType(int number, int bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  /** That of weights in a file. */
  static ScalarType of(Dtype dtype) {
    return switch (dtype) {
      case F32 -> FLOAT32;
      case F16 -> FLOAT16;
      case BF16 -> BFLOAT16;
      default -> throw new IllegalArgumentException("weights of " + dtype + " are not computed");
    };
  }

  int number() {
    return number;
  }

  /** Of an element. */
  int bytes() {
    return bytes;
  }
}
