package io.tracemill.infer.weights;

/** What one element of a tensor is, by its name in safetensors files. */
public enum Dtype {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  F8_E4M3(1),
  F8_E5M2(1),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1);

  private final int bytes;

  Dtype(int bytes) {
    this.bytes = bytes;
  }

  /** The size of one element. */
  public int bytes() {
    return bytes;
  }

  /** Whether weights of it can be computed with: {@link #F32}, {@link #F16} and {@link #BF16}. */
  public boolean isUsable() {
    return this == F32 || this == F16 || this == BF16;
  }
}
