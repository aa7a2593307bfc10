package io.tracemill.infer.torch;

import io.tracemill.infer.natives.NativeTarget;

/**
 * How linear layers are computed.
 *
 * @param kernel the library that multiplies, and so how it wants its weights
 * @param cached the type of keys and values in the cache
 */
record Linear(Kernel kernel, ScalarType cached) {

  /** Who multiplies. */
  enum Kernel {
    /** Whatever PyTorch has for the weight's own type. */
    PLAIN("Tensor"),
    /** OneDNN in 32 bits, its weights in an order of its own. */
    ONEDNN("Tensor"),
    /** Fbgemm, its weights in 16 bits and activations in 32. */
    FBGEMM_FP16(Kernel.PACKED),
    /** Fbgemm in 8-bit integers. */
    FBGEMM_INT8(Kernel.PACKED);

    private static final String PACKED = "__torch__.torch.classes.quantized.LinearPackedParamsBase";

    private final String weight;

    Kernel(String weight) {
      this.weight = weight;
    }

    /** What TorchScript calls the type of a packed weight. */
    String weight() {
      return weight;
    }
  }

  /** Of a precision on a device, which is one of PyTorch's names. */
  static Linear of(Precision precision, String device) {
    boolean cpu = device.equals("cpu");
    return switch (precision) {
      case F32 ->
          new Linear(
              cpu && NativeTarget.here().isX86() ? Kernel.ONEDNN : Kernel.PLAIN,
              ScalarType.FLOAT32);
      case BF16 -> new Linear(Kernel.PLAIN, ScalarType.BFLOAT16);
      case FP16 ->
          cpu
              ? new Linear(Kernel.FBGEMM_FP16, ScalarType.FLOAT32)
              : new Linear(Kernel.PLAIN, ScalarType.FLOAT16);
      case INT8 -> {
        if (!cpu) {
          throw new IllegalArgumentException("int8 is computed on the CPU alone, not on " + device);
        }
        yield new Linear(Kernel.FBGEMM_INT8, ScalarType.FLOAT32);
      }
    };
  }
}
