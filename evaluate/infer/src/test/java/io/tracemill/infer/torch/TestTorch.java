package io.tracemill.infer.torch;

import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import java.io.IOException;
import java.nio.file.Path;

/** PyTorch for tests: with the cache and the environment of who runs them. */
public final class TestTorch {
  private TestTorch() {}

  /** Where libraries are. */
  public static NativePlace place() {
    return NativePlace.ofUser(
        System.getenv(), Path.of(System.getProperty("user.home")), NativeTarget.here());
  }

  /** On the CPU. */
  public static Torch start(int threads) throws IOException {
    return start(DeviceChoice.CPU, threads);
  }

  /** On the device that is chosen. */
  public static Torch start(DeviceChoice device, int threads) throws IOException {
    return Torch.start(new TorchSettings(place(), device, threads));
  }
}
