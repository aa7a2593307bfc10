package io.tracemill.infer.torch;

import io.tracemill.infer.machine.Machine;
import io.tracemill.infer.natives.NativeTarget;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The precisions that a device can compute in.
 *
 * <p>{@code fp16} and {@code int8} on the CPU are fbgemm's, which is for x86-64 with AVX2 and FMA.
 *
 * @param slow that are possible but slower than {@code f32}
 */
public record Precisions(boolean gpu, Set<Precision> possible, Set<Precision> slow) {

  /** Those of a started PyTorch on this machine. */
  public static Precisions of(Torch torch, Machine machine) {
    return torch.onGpu() ? ofGpu() : ofCpu(NativeTarget.here(), machine);
  }

  static Precisions ofGpu() {
    return new Precisions(
        true, EnumSet.of(Precision.F32, Precision.FP16, Precision.BF16), Set.of());
  }

  static Precisions ofCpu(NativeTarget platform, Machine machine) {
    Set<Precision> possible = EnumSet.of(Precision.F32, Precision.BF16);
    if (platform.isX86() && machine.has("avx2") && machine.has("fma")) {
      possible.addAll(EnumSet.of(Precision.FP16, Precision.INT8));
    }
    // Measured with PyTorch 2.7.1 on an AVX2 machine: 10 GFLOP/s in bf16, 85 in f32.
    boolean quick = machine.has("avx512_bf16") || machine.has("amx_bf16") || machine.has("bf16");
    return new Precisions(false, possible, quick ? Set.of() : EnumSet.of(Precision.BF16));
  }

  /** Bf16 on a GPU; on a CPU fp16 where it can, else f32. */
  public Precision best() {
    if (gpu) {
      return Precision.BF16;
    }
    return possible.contains(Precision.FP16) ? Precision.FP16 : Precision.F32;
  }

  /**
   * What {@code choice} comes to.
   *
   * @throws IOException if the device cannot compute so
   */
  public Precision choose(PrecisionChoice choice) throws IOException {
    Precision chosen = choice.precision().orElseGet(this::best);
    if (!possible.contains(chosen)) {
      throw new IOException(
          "precision "
              + name(chosen)
              + " is not there on this "
              + (gpu ? "GPU" : "CPU")
              + ", only "
              + possible.stream().map(Precisions::name).collect(Collectors.joining(", ")));
    }
    return chosen;
  }

  /** What users of a precision should know before they trust its answers. */
  public Optional<String> warning(Precision precision) {
    if (precision == Precision.INT8) {
      return Optional.of(
          "int8 rounds weights and activations: answers may change, also with --batch");
    }
    return slow.contains(precision)
        ? Optional.of(
            name(precision) + " is slower than f32 on this CPU, which has no such numbers")
        : Optional.empty();
  }

  private static String name(Precision precision) {
    return precision.name().toLowerCase(Locale.ROOT);
  }
}
