package io.tracemill.serve.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many large bodies in at once; who comes later waits, in order, because clients do not ask
 * again. Thread-safe.
 */
public final class Turnstile {
  private static final int MOST_WAITING = 32;

  private final Semaphore places;
  private final Duration patience;

  /** For so many at once, and so long a wait at most. */
  public Turnstile(int atOnce, Duration patience) {
    this.places = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /** What takes in a body. */
  @FunctionalInterface
  public interface Intake<T> {

    /** Takes it in. */
    T run() throws IOException;
  }

  /**
   * Takes in a body when it is its turn.
   *
   * @throws HttpRefusedException if that takes too long, or too many wait
   */
  public <T> T pass(Intake<T> intake) throws IOException {
    if (places.getQueueLength() >= MOST_WAITING || !acquire()) {
      throw new HttpRefusedException(503, "too many uploads at once: send it again later")
          .with("Retry-After", "60");
    }
    try {
      return intake.run();
    } finally {
      places.release();
    }
  }

  private boolean acquire() {
    try {
      return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
