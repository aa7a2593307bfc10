package io.tracemill.infer.torch;

import io.tracemill.infer.natives.NativePlace;

/**
 * How PyTorch starts.
 *
 * @param threads that compute one operation together, at least 1
 */
public record TorchSettings(NativePlace place, DeviceChoice device, int threads) {

  /** Checks the number of threads. */
  public TorchSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected 1 or more but found " + threads);
    }
  }
}
