package io.tracemill.infer.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** PyTorch, started. */
public final class Torch {
  private final Engine engine;

  private Torch(Engine engine) {
    this.engine = engine;
  }

  /** Starts it on the CPU. */
  public static Torch start(int threads) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    Torch torch = new Torch(Engine.getEngine("PyTorch"));
    JniUtils.setNumThreads(threads);
    return torch;
  }

  Device device() {
    return Device.cpu();
  }

  NDManager newManager() {
    return engine.newBaseManager(device());
  }
}
