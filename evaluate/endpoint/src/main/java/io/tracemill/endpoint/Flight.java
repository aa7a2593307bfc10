package io.tracemill.endpoint;

import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request that was sent and has no answer yet. */
final class Flight {
  private final HostLimit.Place place;
  private final long began;
  private final CompletableFuture<Arrival> arrival = new CompletableFuture<>();
  private final CompletableFuture<CompletableFuture<?>> exchange = new CompletableFuture<>();

  private volatile boolean begun;
  private volatile long heard;
  private volatile Optional<String> givenUp = Optional.empty();

  Flight(HostLimit.Place place, long now) {
    this.place = place;
    this.began = now;
    this.heard = now;
  }

  HostLimit.Place place() {
    return place;
  }

  /** The request's body was taken by the client. */
  void sent(CompletableFuture<?> exchange) {
    this.exchange.complete(exchange);
  }

  /** Collects the answer's body. */
  BoundedBody body() {
    return new BoundedBody(
        () -> {
          heard = System.nanoTime();
          begun = true;
        });
  }

  /** It is over. */
  void arrived(Optional<HttpResponse<byte[]>> response, Throwable trouble) {
    arrival.complete(
        response.isPresent()
            ? new Arrival.Answered(
                response.get().statusCode(), response.get().headers(), response.get().body())
            : new Arrival.Lost(givenUp.<Throwable>map(HttpTimeoutException::new).orElse(trouble)));
  }

  /** What became of it; only for one that is over. */
  Arrival arrival() {
    return arrival.join();
  }

  /** Ends it if it takes longer than there is patience. */
  void checkPatience(Patience patience, long now) {
    if (over(began, patience.whole(), now)) {
      giveUp("no whole answer in " + seconds(patience.whole()));
    } else if (!begun && over(began, patience.firstByte(), now)) {
      giveUp("no answer in " + seconds(patience.firstByte()));
    } else if (begun && over(heard, patience.idle(), now)) {
      giveUp("an answer that stood still for " + seconds(patience.idle()));
    }
  }

  private static boolean over(long since, Duration patience, long now) {
    return now - since > patience.toNanos();
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() < 2000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }

  private void giveUp(String reason) {
    givenUp = Optional.of(reason);
    cancel();
  }

  /** Ends it. */
  void cancel() {
    exchange.join().cancel(true);
  }
}
