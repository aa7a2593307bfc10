package io.tracemill.infer.torch;

import io.tracemill.infer.natives.Platform;

/**
 * How a linear layer is computed, as TorchScript.
 *
 * @param type of a layer's packed weight
 * @param pack an expression that makes it of {@code w}, a matrix of any type of floats
 * @param apply an expression of the product of rows {@code x} and {@code p}, a packed weight
 * @param floats the number of the type of what is cached
 */
record Linear(String type, String pack, String apply, int floats) {
  /** PyTorch's numbers of types (c10/core/ScalarType.h). */
  static final int HALF = 5;

  static final int FLOAT = 6;
  static final int BFLOAT16 = 15;

  private static final String PACKED = "__torch__.torch.classes.quantized.LinearPackedParamsBase";

  /** Of a precision on a device, which is one of PyTorch's names. */
  static Linear of(Precision precision, String device) {
    boolean cpu = device.equals("cpu");
    return switch (precision) {
      case F32 -> cpu && Platform.here().isX86() ? packedFloats() : plain(FLOAT, device);
      case BF16 -> plain(BFLOAT16, device);
      case FP16 -> cpu ? packedHalf() : plain(HALF, device);
      case INT8 -> {
        if (!cpu) {
          throw new IllegalArgumentException("int8 is computed on the CPU alone, not on " + device);
        }
        yield packedBytes();
      }
    };
  }

  /** Bytes of an element of the cache. */
  int bytes() {
    return floats == FLOAT ? 4 : 2;
  }

  /** By oneDNN; 4 times faster than unpacked at 8 rows, measured with AVX512. */
  private static Linear packedFloats() {
    return new Linear(
        "Tensor",
        "ops.mkldnn._reorder_linear_weight(torch.contiguous(torch.to(w, 6)), None)",
        "ops.mkldnn._linear_pointwise(x, p, None, \"none\","
            + " annotate(List[Optional[number]], []), \"\")",
        FLOAT);
  }

  private static Linear plain(int floats, String device) {
    String pack = "torch.to(w, torch.device(\"" + device + "\"), " + floats + ")";
    String rows = floats == FLOAT ? "x" : "torch.to(x, " + floats + ")";
    return new Linear("Tensor", pack, "torch.linear(" + rows + ", p)", floats);
  }

  private static Linear packedHalf() {
    return new Linear(
        PACKED,
        "ops.quantized.linear_prepack_fp16(torch.to(w, 6), None)",
        "ops.quantized.linear_dynamic_fp16(x, p)",
        FLOAT);
  }

  /** Rows symmetric around 0, scaled by their greatest value; a row of zeros by next to nothing. */
  private static Linear packedBytes() {
    String pack =
        """
        ops.quantized.linear_prepack(torch.quantize_per_channel(torch.to(w, 6), \
        torch.clamp_min(torch.div(torch.amax(torch.abs(torch.to(w, 6)), [1]), 127.), 1e-30), \
        torch.zeros([torch.size(w, 0)], dtype=4), 0, 12), None)"""
            .strip();
    return new Linear(PACKED, pack, "ops.quantized.linear_dynamic(x, p, True)", FLOAT);
  }
}
