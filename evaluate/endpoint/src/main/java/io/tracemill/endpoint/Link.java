package io.tracemill.endpoint;

import java.io.Closeable;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The way to one server: what is sent there, what came back means, how much it takes at once. */
final class Link implements Closeable {
  private final EndpointSettings settings;
  private final EndpointAddress address;
  private final HostLimit limit;
  private final ReplyReader reader;
  private final Pauses pauses;
  private final Wire wire;

  /** Opens no connection yet. */
  Link(EndpointSettings settings, Pauses pauses) {
    this.settings = settings;
    this.address = new EndpointAddress(settings.address());
    this.limit = HostLimit.of(address);
    this.reader = new ReplyReader(settings, new Advice(settings));
    this.pauses = pauses;
    this.wire = new Wire(address, settings.patience());
  }

  /** Asks for a chat's next message. */
  Flight chat(String body) {
    return wire.send(
        request(address.resource("chat/completions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.US_ASCII))
            .build());
  }

  /** Asks for what stands at a resource. */
  Flight get(String resource) {
    return wire.send(request(address.resource(resource)).GET().build());
  }

  private HttpRequest.Builder request(URI resource) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(resource)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "tracemill");
    settings.key().ifPresent(key -> request.header("Authorization", key.authorization()));
    return request;
  }

  /** The next request that is over; nothing if none is after {@code most}. */
  Optional<Flight> next(Duration most) throws InterruptedIOException {
    return wire.next(most);
  }

  /** What came of it; how much the server takes at once follows from that. */
  Reply read(Flight flight) {
    Arrival arrival = flight.arrival();
    Reply reply = reader.read(arrival);
    if (reply instanceof Reply.Trouble trouble && trouble.busy()) {
      Duration pause = trouble.pause().map(pauses::capped).orElse(Duration.ZERO);
      limit.lower(flight.place(), pause, System.nanoTime());
    } else if (reply instanceof Reply.Said) {
      limit.answered();
    }
    return reply;
  }

  /** Whether one more may be sent to the server now. */
  boolean isOpen() {
    return wire.onTheirWay() < settings.parallel() && limit.isOpen(System.nanoTime());
  }

  /** How long it is sure to be shut, at most {@code most}, which it is where that is not known. */
  Duration shutFor(Duration most) {
    return limit.closedFor(System.nanoTime(), most);
  }

  /** How many may be on their way at once now. */
  int parallel() {
    return Math.min(settings.parallel(), limit.most());
  }

  int onTheirWay() {
    return wire.onTheirWay();
  }

  void checkPatience() {
    wire.checkPatience();
  }

  void cancelAll() {
    wire.cancelAll();
  }

  @Override
  public void close() {
    wire.close();
  }
}
