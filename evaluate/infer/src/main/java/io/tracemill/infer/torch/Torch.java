package io.tracemill.infer.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.tracemill.infer.natives.LoadFailure;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.Offline;
import io.tracemill.infer.natives.Platform;
import java.io.IOException;

/**
 * PyTorch, started: it loads once in a process and stays.
 *
 * <p>The number of threads and the folder of libraries are those of the first start; a later one
 * gets what is there.
 */
public final class Torch {
  private static final String LIBRARIES = "PYTORCH_LIBRARY_PATH";

  private final Engine engine;
  private final Device device;

  private Torch(Engine engine, Device device) {
    this.engine = engine;
    this.device = device;
  }

  /**
   * Starts PyTorch, which takes a second, and at the first time several for copying its libraries
   * into the cache.
   *
   * @throws IOException if there is no PyTorch for this platform, it does not load, or a GPU is
   *     asked for and absent
   */
  public static Torch start(TorchSettings settings) throws IOException {
    synchronized (Torch.class) {
      Engine engine = engine(settings);
      // Bound to the thread. Without it each shape of input is compiled anew, after two slow runs.
      JniUtils.setGraphExecutorOptimize(false);
      return new Torch(engine, device(settings));
    }
  }

  private static Engine engine(TorchSettings settings) throws IOException {
    Offline.set(settings.place());
    NativePlace place = settings.place();
    if (place.variable(LIBRARIES).isEmpty()) {
      System.setProperty("PYTORCH_FLAVOR", "cpu");
      System.setProperty(LIBRARIES, new LibTorch(place, Platform.here()).folder().toString());
    }
    System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(settings.threads()));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | LinkageError e) {
      throw LoadFailure.of("PyTorch", e);
    }
  }

  private static Device device(TorchSettings settings) {
    return Device.cpu();
  }

  /** Where tensors are made. */
  Device device() {
    return device;
  }

  /** The owner of new tensors on the device; who asks for it closes it. */
  NDManager newManager() {
    return engine.newBaseManager(device);
  }

  /** The version of PyTorch. */
  public String version() {
    return engine.getVersion();
  }
}
