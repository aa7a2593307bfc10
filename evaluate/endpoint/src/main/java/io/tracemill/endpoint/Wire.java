package io.tracemill.endpoint;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests to one server and hears what became of them. For one thread; what the client does
 * beside it ends in a queue.
 */
final class Wire implements Closeable {
  private static final int THREADS = 2;

  private final Patience patience;
  private final HostLimit limit;
  private final ExecutorService threads;
  private final HttpClient client;
  private final Set<Flight> onTheirWay = new LinkedHashSet<>();
  private final BlockingQueue<Flight> over = new LinkedBlockingQueue<>();

  /** Opens no connection yet. */
  Wire(EndpointAddress address, Patience patience) {
    this.patience = patience;
    this.limit = HostLimit.of(address);
    this.threads = Executors.newFixedThreadPool(THREADS, Wire::thread);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // With the upgrade to HTTP/2 that Java offers otherwise several servers answer nothing.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .executor(threads);
    if (address.isLoopback()) {
      builder.proxy(HttpClient.Builder.NO_PROXY);
    }
    this.client = builder.build();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "tracemill-endpoint");
    thread.setDaemon(true);
    return thread;
  }

  /** How many requests are on their way. */
  int onTheirWay() {
    return onTheirWay.size();
  }

  /** Sends a request. */
  @SuppressWarnings("FutureReturnValueIgnored") // what becomes of it is told by the queue
  Flight send(HttpRequest request) {
    Flight flight = new Flight(limit.take(), System.nanoTime());
    onTheirWay.add(flight);
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, answer -> flight.body());
    flight.sent(exchange);
    exchange.whenComplete(
        (response, trouble) -> {
          limit.free();
          flight.arrived(Optional.ofNullable(response), trouble);
          over.add(flight);
        });
    return flight;
  }

  /**
   * The next request that is over; nothing if none is after {@code most}.
   *
   * @throws InterruptedIOException if the thread was interrupted
   */
  Optional<Flight> next(Duration most) throws InterruptedIOException {
    try {
      // One that was ended by cancelAll may come late.
      return Optional.ofNullable(over.poll(most.toNanos(), TimeUnit.NANOSECONDS))
          .filter(onTheirWay::remove);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a model was asked");
    }
  }

  /** Ends those that take too long. */
  void checkPatience() {
    long now = System.nanoTime();
    for (Flight flight : onTheirWay) {
      flight.checkPatience(patience, now);
    }
  }

  /** Ends all that are on their way; nobody hears of them. */
  void cancelAll() {
    Set.copyOf(onTheirWay).forEach(Flight::cancel);
    onTheirWay.clear();
    over.clear();
  }

  @Override
  public void close() {
    cancelAll();
    shutDown();
    threads.shutdownNow();
  }

  /** Until Java 21 a client's own thread ends when nobody holds the client any more. */
  private void shutDown() {
    try {
      HttpClient.class.getMethod("shutdownNow").invoke(client);
    } catch (ReflectiveOperationException e) {
      // A Java without the method.
    }
  }
}
