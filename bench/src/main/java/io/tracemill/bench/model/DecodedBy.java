package io.tracemill.bench.model;

import ai.djl.engine.Engine;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.Precision;
import io.tracemill.infer.torch.Torch;
import io.tracemill.infer.torch.TorchDecoder;
import io.tracemill.infer.torch.TorchSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Which decoder, and in which numbers; all on the CPU. */
public enum DecodedBy {
  /** Tracemill's, weights packed as 16-bit floats: what is taken on a CPU. */
  TRACEMILL(Precision.FP16),
  /** Tracemill's, 32-bit floats. */
  TRACEMILL_F32(Precision.F32),
  /** Tracemill's, bfloat16. */
  TRACEMILL_BF16(Precision.BF16),
  /** Tracemill's, 8-bit integers. */
  TRACEMILL_INT8(Precision.INT8),
  /** The yardstick: {@link NdArrayDecoder}, 32-bit floats. */
  NDARRAY;

  private final Optional<Precision> precision;

  DecodedBy() {
    this.precision = Optional.empty();
  }

  DecodedBy(Precision precision) {
    this.precision = Optional.of(precision);
  }

  /**
   * Loads a model.
   *
   * @param threads that compute together, for all that is opened in this process from now on
   * @throws IOException if it cannot be read
   */
  public LockStep open(Path directory, int threads) throws IOException {
    Torch torch = Torch.start(new TorchSettings(Natives.place(), DeviceChoice.CPU, threads));
    Checkpoint checkpoint = Checkpoint.read(directory);
    return precision.isPresent()
        ? new TorchLockStep(TorchDecoder.open(torch, checkpoint, precision.get()))
        : NdArrayDecoder.open(checkpoint, Engine.getInstance().newBaseManager());
  }
}
