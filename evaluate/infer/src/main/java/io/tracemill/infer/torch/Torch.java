package io.tracemill.infer.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.tracemill.infer.machine.Machine;
import io.tracemill.infer.natives.LoadFailure;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import io.tracemill.infer.natives.Offline;
import java.io.IOException;
import java.util.Optional;

/**
 * PyTorch, started: it loads once in a process and stays.
 *
 * <p>The libraries are those of the first start. The number of threads is that of the last.
 */
public final class Torch {
  private final Engine engine;
  private final Device device;

  private Torch(Engine engine, Device device) {
    this.engine = engine;
    this.device = device;
  }

  /**
   * Starts PyTorch, which takes half a second, and at the first time several for copying its
   * libraries into the cache. To be called by the thread that will compute.
   *
   * @throws IOException if there is no PyTorch for this platform, it does not load, or a GPU is
   *     asked for and absent
   */
  public static Torch start(TorchSettings settings) throws IOException {
    synchronized (Torch.class) {
      NativePlace place = settings.place();
      TorchLibraries libraries = TorchLibraries.find(place, NativeTarget.here());
      Gpu gpu = new Gpu(libraries, place);
      gpu.expect(settings.device());
      Engine engine = engine(libraries, settings);
      JniUtils.setNumThreads(settings.threads());
      // Bound to the thread. With it each new shape of input is compiled, after two slow passes.
      JniUtils.setGraphExecutorOptimize(false);
      return new Torch(engine, gpu.device(settings.device(), engine));
    }
  }

  private static Engine engine(TorchLibraries libraries, TorchSettings settings)
      throws IOException {
    Offline.set(settings.place());
    libraries.announce(settings.place());
    // PyTorch takes the number of threads beside one another only before it has started any.
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return Optional.ofNullable(Engine.getEngine("PyTorch")).orElseThrow();
    } catch (EngineException | LinkageError e) {
      throw LoadFailure.of("PyTorch of " + libraries.folder(), e);
    }
  }

  /** Where tensors are made. */
  Device device() {
    return device;
  }

  /** Whether it computes on a GPU. */
  public boolean onGpu() {
    return device.isGpu();
  }

  /**
   * How many bytes tensors may still take on the device.
   *
   * @throws IOException if the GPU does not tell
   */
  public long available(Machine machine) throws IOException {
    if (!onGpu()) {
      return machine.available();
    }
    return GpuMemory.free(this)
        .orElseThrow(() -> new IOException("the GPU does not tell how much memory is free"));
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
