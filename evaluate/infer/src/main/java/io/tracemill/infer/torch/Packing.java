package io.tracemill.infer.torch;

import ai.djl.pytorch.jni.IValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Packs weights beside one another, as fbgemm packs on one thread alone (30 million weights a
 * second, measured). It closes what it packed: models hold references of their own.
 */
final class Packing implements AutoCloseable {
  private final TorchModule module;
  private final ExecutorService threads;
  private final List<Future<IValue>> packed = new ArrayList<>();

  Packing(TorchModule module, int threads) {
    this.module = module;
    this.threads = Executors.newFixedThreadPool(threads, Packing::thread);
  }

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run, "weights");
    thread.setDaemon(true);
    return thread;
  }

  /** The rows of {@code views}, one behind another, as one linear layer. */
  Future<IValue> start(List<IValue> views) {
    Future<IValue> result =
        threads.submit(
            () -> {
              try (Values values = new Values()) {
                return module.call("pack", values.list(views));
              }
            });
    packed.add(result);
    return result;
  }

  /** Waits for a layer, which lives until this is closed. */
  static IValue get(Future<IValue> packed) throws IOException {
    try {
      return packed.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while weights were packed", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Waits for what has begun, also where the thread is interrupted, as packing reads memory that is
   * freed next; what has not begun is left out.
   */
  @Override
  public void close() {
    for (Runnable waiting : threads.shutdownNow()) {
      if (waiting instanceof Future<?> never) {
        never.cancel(false);
      }
    }
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    packed.forEach(Packing::closeOf);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeOf(Future<IValue> result) {
    try {
      if (!result.isCancelled()) {
        result.get().close();
      }
    } catch (InterruptedException | ExecutionException e) {
      // It is done: what failed was told by get, or by the failure that came before it.
    }
  }
}
