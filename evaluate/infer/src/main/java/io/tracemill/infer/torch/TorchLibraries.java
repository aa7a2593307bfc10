package io.tracemill.infer.torch;

import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder of PyTorch's libraries that is to be loaded.
 *
 * @param folder with {@code libtorch.so}
 * @param flavor by which DJL names its part: {@code cpu} or {@code cu128}
 */
record TorchLibraries(Path folder, String flavor) {
  /** The one PyTorch that DJL's part fits. */
  static final String VERSION = "2.7.1";

  static final String CPU = "cpu";

  /** The variable of the environment, and DJL's property, that names the folder. */
  static final String PLACE = "PYTORCH_LIBRARY_PATH";

  /**
   * The user's own PyTorch if {@code PYTORCH_LIBRARY_PATH} names one, else that of the class path,
   * copied into the cache.
   *
   * @throws IOException if there is none that fits, or the cache cannot be written
   */
  static TorchLibraries find(NativePlace place, NativeTarget platform) throws IOException {
    return place.variable(PLACE).isPresent()
        ? new OwnTorch(place, platform).find()
        : new TorchLibraries(new BundledTorch(place, platform).folder(), CPU);
  }

  /** Whether they can compute on a GPU, if there is one. */
  boolean haveCuda() {
    return !flavor.equals(CPU);
  }

  /** Tells DJL, which takes the environment's values before these. */
  void announce(NativePlace place) {
    System.setProperty("ENGINE_CACHE_DIR", place.cache().toString());
    System.setProperty(PLACE, folder.toString());
    System.setProperty("PYTORCH_FLAVOR", flavor);
    System.setProperty("PYTORCH_VERSION", VERSION);
  }
}
