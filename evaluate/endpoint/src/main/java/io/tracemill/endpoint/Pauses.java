package io.tracemill.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** How long to wait before a request is sent again. */
final class Pauses {
  private static final int MOST_DOUBLINGS = 30;

  private final Retries retries;
  private final SplittableRandom random;

  Pauses(Retries retries, long seed) {
    this.retries = retries;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Before the attempt behind {@code attempts}.
   *
   * @param asked by the server, which is waited for before the drawn pause begins
   */
  Duration after(int attempts, Optional<Duration> asked) {
    if (asked.isPresent()) {
      return capped(capped(asked.get()).plus(drawn(retries.pause())));
    }
    int doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
    return drawn(capped(retries.pause().multipliedBy(1L << doublings)));
  }

  /** No longer than the longest. */
  Duration capped(Duration pause) {
    return pause.compareTo(retries.longestPause()) > 0 ? retries.longestPause() : pause;
  }

  private Duration drawn(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
  }
}
