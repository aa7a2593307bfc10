package io.tracemill.infer.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import io.tracemill.infer.natives.NativePlace;
import java.io.IOException;
import java.util.Optional;

/** Whether there is a GPU that PyTorch can use, and if not, why. */
record Gpu(TorchLibraries libraries, NativePlace place) {

  /**
   * Looks before anything is loaded.
   *
   * @throws IOException if a GPU is asked for and these libraries know none
   */
  void expect(DeviceChoice choice) throws IOException {
    if (choice != DeviceChoice.GPU || libraries.haveCuda()) {
      return;
    }
    boolean own = place.variable(TorchLibraries.PLACE).isPresent();
    throw new IOException(
        "a GPU is asked for, but PyTorch "
            + (own ? "of " + libraries.folder() + " is built without CUDA" : "as it comes along")
            + (own ? "" : " computes on the CPU alone")
            + ": install PyTorch "
            + TorchLibraries.VERSION
            + " for CUDA 12.8 (pip install torch=="
            + TorchLibraries.VERSION
            + " --index-url https://download.pytorch.org/whl/cu128, or libtorch) and set "
            + TorchLibraries.PLACE
            + " to its torch/lib");
  }

  /**
   * The device to compute on, by an engine that has loaded these libraries.
   *
   * @throws IOException if a GPU is asked for and none can be used
   */
  Device device(DeviceChoice choice, Engine engine) throws IOException {
    if (choice == DeviceChoice.CPU || !libraries.haveCuda()) {
      return Device.cpu();
    }
    Optional<String> missing = missing(engine);
    if (missing.isEmpty()) {
      return Device.gpu();
    }
    if (choice == DeviceChoice.AUTO) {
      return Device.cpu();
    }
    String visible =
        place
            .variable("CUDA_VISIBLE_DEVICES")
            .map(devices -> "; CUDA_VISIBLE_DEVICES is " + devices)
            .orElse("");
    throw new IOException(
        "a GPU is asked for, but PyTorch of "
            + libraries.folder()
            + " "
            + missing.get()
            + visible
            + "; does nvidia-smi show the GPU, and CUDA 12.8 or newer?");
  }

  /** Why the first GPU cannot be used. */
  private static Optional<String> missing(Engine engine) {
    if (!engine.hasCapability("CUDA")) {
      return Optional.of("finds none");
    }
    try (NDManager manager = engine.newBaseManager(Device.gpu())) {
      manager.create(1f).add(1).getFloat();
      return Optional.empty();
    } catch (EngineException e) {
      String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Optional.of("cannot use it (" + first + ")");
    }
  }
}
