package io.tracemill.infer.torch;

/** In which numbers the linear layers compute. */
public enum Precision {
  /** 32-bit floats. */
  F32,
  /** 16-bit floats: on the CPU weights alone (packed by fbgemm), on a GPU products too. */
  FP16,
  /** Weights by rows in 8-bit integers and activations by tensor (fbgemm); on the CPU alone. */
  INT8,
  /** 16-bit floats with the exponents of 32-bit ones. */
  BF16
}
