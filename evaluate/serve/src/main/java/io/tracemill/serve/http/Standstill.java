package io.tracemill.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * How long the client of one request has stood still, counted in ticks while its thread waits for
 * the network; too long, and the thread is interrupted, which closes the connection.
 *
 * <p>Interrupts are only sent while {@link #waiting} runs, and none is left behind.
 */
final class Standstill {
  /** So many bytes of a request are progress: fewer, however often, are none. */
  private static final int PROGRESS = 1 << 14;

  private final int patience;
  private Optional<Thread> waiting = Optional.empty();
  private int ticks;
  private int received;
  private boolean over;
  private boolean leaving;

  /** With patience for so many ticks. */
  Standstill(int patience) {
    this.patience = patience;
  }

  /** What may wait for the network. */
  @FunctionalInterface
  interface Transfer<T> {
    T run() throws IOException;
  }

  /** Time goes on. */
  synchronized void tick() {
    if (waiting.isPresent() && ++ticks > patience && !over) {
      over = true;
      waiting.get().interrupt();
    }
  }

  /** The thread begins to wait for its client. */
  synchronized void begin() {
    waiting = Optional.of(Thread.currentThread());
  }

  /** The thread has to do with this client no longer. */
  synchronized void leave() {
    waiting = Optional.empty();
    if (over) {
      Thread.interrupted();
    }
  }

  /**
   * The thread goes on.
   *
   * @throws InterruptedIOException if that took too long
   */
  synchronized void end() throws InterruptedIOException {
    leave();
    if (over) {
      throw new InterruptedIOException("the client stood still for too long");
    }
  }

  /** So much of a request has come. */
  synchronized void received(int bytes) {
    received += Math.max(0, bytes);
    if (received >= PROGRESS && !leaving) {
      progress();
    }
  }

  /** The client has done what was waited for. */
  synchronized void progress() {
    received = 0;
    ticks = 0;
  }

  /** Reads what a client sends that has got its answer already; however it sends, not for long. */
  void discard(InputStream body) throws IOException {
    synchronized (this) {
      progress();
      leaving = true;
    }
    body.transferTo(OutputStream.nullOutputStream());
  }

  /** What may wait for the network and gives nothing. */
  @FunctionalInterface
  interface Sending {
    void run() throws IOException;
  }

  /** Does what may wait. */
  void running(Sending sending) throws IOException {
    waiting(
        () -> {
          sending.run();
          return true;
        });
  }

  /** Does what may wait, for what it gives. */
  <T> T waiting(Transfer<T> transfer) throws IOException {
    begin();
    try {
      return transfer.run();
    } finally {
      end();
    }
  }
}
