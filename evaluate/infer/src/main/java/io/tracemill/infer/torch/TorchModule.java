package io.tracemill.infer.torch;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.tracemill.infer.decode.OutOfRoomException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A loaded TorchScript module, whose methods are called by name.
 *
 * <p>Values that {@link #call} returns belong to the caller, who closes them. Closing the module
 * does not close them.
 */
final class TorchModule implements AutoCloseable {
  /** How PyTorch's allocators, and cuBLAS, say that there is no memory. */
  private static final List<String> NO_MEMORY =
      List.of("out of memory", "can't allocate", "not enough memory", "bad_alloc", "alloc_failed");

  private final NDManager manager;
  private final PtSymbolBlock block;

  private TorchModule(NDManager manager, PtSymbolBlock block) {
    this.manager = manager;
    this.block = block;
  }

  /** Loads {@code code}, which defines the class {@code name}. */
  static TorchModule load(Torch torch, String name, String code) throws IOException {
    NDManager manager = torch.newManager();
    try (ByteArrayInputStream in = new ByteArrayInputStream(ModuleArchive.of(name, code))) {
      return new TorchModule(manager, JniUtils.loadModule((PtNDManager) manager, in, false, false));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Calls a method; its arguments stay the caller's. */
  IValue call(String method, IValue... arguments) throws OutOfRoomException {
    // Bound to the thread. With it each new shape of input is compiled, after two slow passes.
    JniUtils.setGraphExecutorOptimize(false);
    try {
      return IValueUtils.runMethod(block, method, arguments);
    } catch (EngineException e) {
      Optional<String> reason =
          String.valueOf(e.getMessage()).lines().filter(TorchModule::saysNoMemory).findFirst();
      if (reason.isPresent()) {
        throw new OutOfRoomException("PyTorch has no memory left: " + reason.get(), e);
      }
      throw e;
    }
  }

  /** A tensor of one dimension with these values. */
  IValue vector(float[] values) {
    try (PtNDArray array = (PtNDArray) manager.create(values)) {
      return IValue.from(array);
    }
  }

  /** Of one line: others tell the way there through the code. */
  static boolean saysNoMemory(String line) {
    return NO_MEMORY.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains);
  }

  /** Calls a method whose value is a tensor, and copies that; arguments stay the caller's. */
  <T> T read(String method, Function<PtNDArray, T> reader, List<IValue> arguments)
      throws OutOfRoomException {
    try (IValue value = call(method, arguments.toArray(IValue[]::new));
        PtNDArray tensor = value.toTensor((PtNDManager) manager)) {
      return reader.apply(tensor);
    }
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
