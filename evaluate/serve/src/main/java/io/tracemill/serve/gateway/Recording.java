package io.tracemill.serve.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Listens to one call. Thread-safe; deaf once it has ended. */
final class Recording {
  private final UUID id;
  private final Clock clock;
  private final Instant start;
  private final byte[] request;
  private final int most;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private Optional<Joining> joining = Optional.empty();
  private Optional<String> broken = Optional.empty();
  private int status;
  private long taken;
  private boolean ended;

  /** What joins a stream's events. */
  private record Joining(EventReader reader, JoinedReply reply) {
    static Joining begin() {
      JoinedReply reply = new JoinedReply();
      return new Joining(new EventReader(reply::take), reply);
    }
  }

  /**
   * Begins with a call that is sent now.
   *
   * @param most so many bytes of an answer are kept
   */
  Recording(UUID id, Clock clock, byte[] request, int most) {
    this.id = id;
    this.clock = clock;
    this.start = clock.instant();
    this.request = request;
    this.most = most;
  }

  /** The answer begins. */
  synchronized void begin(int with, boolean streamed) {
    status = with;
    joining = streamed ? Optional.of(Joining.begin()) : Optional.empty();
  }

  /** More of the answer has come. */
  synchronized void take(byte[] bytes, int length) {
    taken += length;
    if (ended || isTooLong()) {
      body.reset();
    } else if (joining.isPresent()) {
      joining.get().reader().take(bytes, 0, length);
    } else {
      body.write(bytes, 0, length);
    }
  }

  /** The answer broke off; the first reason counts. */
  synchronized void breakOff(String why) {
    broken = broken.or(() -> Optional.of(why));
  }

  /** Whether there was too much to be kept. */
  synchronized boolean isTooLong() {
    return taken > most;
  }

  /** About how many bytes it holds. */
  synchronized long size() {
    return request.length + taken;
  }

  /** Ends it; the first time, gives what makes the call as it is kept. */
  synchronized Optional<Supplier<CallRecord>> end() {
    if (ended) {
      return Optional.empty();
    }
    ended = true;
    Duration took = Duration.between(start, clock.instant());
    return Optional.of(() -> record(took));
  }

  private synchronized CallRecord record(Duration took) {
    String input = new String(request, StandardCharsets.UTF_8);
    if (joining.isEmpty()) {
      String output = body.toString(StandardCharsets.UTF_8);
      return new CallRecord(id, start, took, input, output, status, broken);
    }
    joining.get().reader().end();
    JoinedReply reply = joining.get().reply();
    // What ended with its finish_reason is whole, whoever left before the stream's own end.
    Optional<String> trouble = reply.trouble().map(why -> broken.orElse(why));
    return new CallRecord(id, start, took, input, reply.json(), status, trouble);
  }
}
