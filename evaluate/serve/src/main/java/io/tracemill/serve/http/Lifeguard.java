package io.tracemill.serve.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for requests, one each, and a watch over those that wait for their clients. The watch
 * begins with the first byte of a request, when the server of the JDK hands it over.
 *
 * <p>Not virtual threads: before JDK 24 one that waits inside the server's locks keeps its carrier,
 * and a slow client for each core would stop all others.
 */
final class Lifeguard implements Executor {
  private static final int TICKS = 10;
  private static final int KEPT_SECONDS = 20;

  private final ExecutorService threads;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> ticking;
  private final Set<Standstill> watched = ConcurrentHashMap.newKeySet();
  private final ThreadLocal<Standstill> mine = ThreadLocal.withInitial(() -> new Standstill(TICKS));

  @SuppressWarnings("FutureReturnValueIgnored") // ticking does not fail, and ends with the clock
  Lifeguard(int most, Duration patience) {
    this.threads =
        new ThreadPoolExecutor(
            0, most, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), daemon("serve"));
    this.clock = Executors.newSingleThreadScheduledExecutor(daemon("serve-clock"));
    long tick = Math.max(1, patience.toMillis() / TICKS);
    this.ticking = clock.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
  }

  private static ThreadFactory daemon(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void tick() {
    watched.forEach(Standstill::tick);
  }

  /**
   * Runs a request.
   *
   * @throws java.util.concurrent.RejectedExecutionException if there are too many; the JDK's server
   *     closes the connection then
   */
  @Override
  public void execute(Runnable request) {
    threads.execute(() -> run(request));
  }

  private void run(Runnable request) {
    Standstill standstill = new Standstill(TICKS);
    mine.set(standstill);
    watched.add(standstill);
    standstill.begin();
    try {
      request.run();
    } finally {
      watched.remove(standstill);
      standstill.leave();
      mine.remove();
    }
  }

  /** The watch over the request that this thread runs. */
  Standstill mine() {
    return mine.get();
  }

  void stop() {
    threads.shutdown();
    ticking.cancel(false);
    clock.shutdown();
  }
}
