package io.tracemill.endpoint;

import java.time.Duration;

/**
 * How often a request is sent when the server has trouble.
 *
 * @param attempts in all, at least 1
 * @param pause before the second attempt at most; the bound doubles with each attempt, and the
 *     pause is drawn evenly below it ("full jitter": Brooker, Exponential Backoff And Jitter, 2015)
 * @param longestPause no pause is longer, whatever the server asks for
 * @param row no attempt begins so long after a request's first
 */
public record Retries(int attempts, Duration pause, Duration longestPause, Duration row) {
  /** Half a minute of trouble on average, or what the server asks for. */
  public static final Retries USUAL =
      new Retries(7, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(40));

  /** Checks that they can be kept. */
  public Retries {
    if (attempts < 1 || pause.isNegative() || longestPause.compareTo(pause) < 0) {
      throw new IllegalArgumentException("at least 1 attempt, and the longest pause not below one");
    }
  }
}
