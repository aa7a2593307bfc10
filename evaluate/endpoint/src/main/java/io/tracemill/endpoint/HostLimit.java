package io.tracemill.endpoint;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests may be on their way to one server, whoever in this process sends them: halved
 * when it says that they are too many, one more after as many answers as there are places (additive
 * increase, multiplicative decrease: Chiu and Jain 1989). For many threads.
 */
final class HostLimit {
  private static final Map<String, HostLimit> HOSTS = new ConcurrentHashMap<>();

  private int most = Integer.MAX_VALUE;
  private int onTheirWay;
  private int answers;
  private long sent;

  /** Requests up to this one were sent before the limit was lowered and say nothing new. */
  private long lowered;

  private boolean closed;
  private long opens;

  HostLimit() {}

  /** A place that a request takes. */
  record Place(long number, int taken) {}

  /** The limit of a server, the same for all that ask it. */
  static HostLimit of(EndpointAddress address) {
    return HOSTS.computeIfAbsent(address.origin(), origin -> new HostLimit());
  }

  /** Whether a request may be sent at {@code now}, in nanoseconds. */
  synchronized boolean isOpen(long now) {
    closed = closed && now - opens < 0;
    return !closed && onTheirWay < most;
  }

  /** How long nothing may be sent, from {@code now} on; not longer than {@code most}. */
  synchronized Duration closedFor(long now, Duration most) {
    Duration left = closed ? Duration.ofNanos(Math.max(0, opens - now)) : Duration.ZERO;
    return left.isZero() || left.compareTo(most) > 0 ? most : left;
  }

  /** Takes a place, also one too many: who asks alone always may. */
  synchronized Place take() {
    onTheirWay++;
    return new Place(sent++, onTheirWay);
  }

  /** Gives a place back. */
  synchronized void free() {
    onTheirWay--;
  }

  /** The request in {@code place} was answered. */
  synchronized void answered() {
    answers++;
    if (most < Integer.MAX_VALUE && answers >= most) {
      most++;
      answers = 0;
    }
  }

  /** The request in {@code place} was one too many; nothing is sent for {@code pause}. */
  synchronized void lower(Place place, Duration pause, long now) {
    if (place.number() >= lowered) {
      most = Math.max(1, Math.min(most, place.taken()) / 2);
      lowered = sent;
      answers = 0;
    }
    long until = now + pause.toNanos();
    if (!closed || until - opens > 0) {
      closed = true;
      opens = until;
    }
  }

  /** How many may be on their way. */
  synchronized int most() {
    return most;
  }
}
