package io.tracemill.endpoint;

import java.time.Duration;

/**
 * How long a server is waited for, and how often.
 *
 * @param connect until there is a connection
 * @param firstByte until the answer begins, which it does when all of it is made
 * @param idle between two pieces of an answer
 * @param whole for one attempt from beginning to end
 * @param failuresInARow so many rows one after another without an answer, each after all of its
 *     attempts, and the model is given up
 */
public record Patience(
    Duration connect,
    Duration firstByte,
    Duration idle,
    Duration whole,
    Retries retries,
    int failuresInARow) {
  /** For a model on a slow machine: 2048 tokens at 4 a second are made before the first byte. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(15),
          Retries.USUAL,
          20);

  /** Checks that there is some. */
  public Patience {
    if (failuresInARow < 1) {
      throw new IllegalArgumentException("at least 1 failure in a row, not " + failuresInARow);
    }
  }

  /** The same with other retries. */
  public Patience with(Retries other) {
    return new Patience(connect, firstByte, idle, whole, other, failuresInARow);
  }
}
