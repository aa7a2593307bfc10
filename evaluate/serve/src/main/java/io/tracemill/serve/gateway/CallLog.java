package io.tracemill.serve.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes calls down on a thread of its own, so that neither a slow disk nor a full one holds a
 * caller up; what cannot be written is counted. Thread-safe.
 */
final class CallLog implements Closeable {
  /** So many bytes may wait for the disk; beyond that calls are lost. */
  private static final long MOST_WAITING = 256L << 20;

  private static final long PATIENCE_SECONDS = 30;

  private final CallFile file;
  private final Consumer<String> told;
  private final ExecutorService thread;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong partial = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /** Tells {@code told} of the first call that is lost. */
  CallLog(CallFile file, Consumer<String> told) {
    this.file = file;
    this.told = told;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread writer = new Thread(work, "call-log");
              writer.setDaemon(true);
              return writer;
            });
  }

  /**
   * Writes a call down, soon.
   *
   * @param size about how many bytes it holds
   */
  void keep(long size, Supplier<CallRecord> call) {
    if (waiting.addAndGet(size) > MOST_WAITING) {
      waiting.addAndGet(-size);
      lose("the disk is too slow");
      return;
    }
    thread.execute(
        () -> {
          write(call);
          waiting.addAndGet(-size);
        });
  }

  private void write(Supplier<CallRecord> call) {
    try {
      CallRecord record = call.get();
      file.add(record.line());
      calls.incrementAndGet();
      partial.addAndGet(record.broken().isPresent() ? 1 : 0);
      failed.addAndGet(record.isFailed() ? 1 : 0);
    } catch (IOException | RuntimeException e) {
      lose(String.valueOf(e.getMessage()));
    }
  }

  private void lose(String why) {
    if (lost.getAndIncrement() == 0) {
      told.accept(
          file.path() + ": a call could not be written: " + why + "; calls go on unrecorded");
    }
  }

  /** What has been written so far, beside {@code passed} calls that nobody wanted to keep. */
  GatewayCounts counts(long passed) {
    return new GatewayCounts(calls.get(), partial.get(), failed.get(), passed, lost.get());
  }

  /** Waits until all is written, half a minute at most. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        lost.addAndGet(thread.shutdownNow().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
