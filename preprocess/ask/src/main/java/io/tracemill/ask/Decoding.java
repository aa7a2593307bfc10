package io.tracemill.ask;

import java.util.List;

/**
 * How an answer is chosen token by token.
 *
 * @param maxNewTokens at least 1
 * @param temperature 0 takes the likeliest token each time; then the rest does not matter
 * @param topP the smallest set of tokens with this probability is drawn from, above 0 and at most 1
 * @param seed of the draws; an answer depends on it, the row and the prompt alone
 * @param stop texts that end the answer and are no part of it
 */
public record Decoding(
    int maxNewTokens, double temperature, double topP, long seed, List<String> stop) {

  /** Copies the stop texts. */
  public Decoding {
    stop = List.copyOf(stop);
    require(maxNewTokens >= 1, "at least 1 new token, not " + maxNewTokens);
    require(temperature >= 0 && Double.isFinite(temperature), "a temperature is 0 or above");
    require(topP > 0 && topP <= 1, "top-p is above 0 and at most 1");
    require(stop.stream().noneMatch(String::isEmpty), "a stop text is not empty");
  }

  /** The likeliest token each time, without stop texts. */
  public static Decoding greedy(int maxNewTokens) {
    return new Decoding(maxNewTokens, 0, 1, 0, List.of());
  }

  /** The same with another limit. */
  public Decoding upTo(int newTokens) {
    return new Decoding(newTokens, temperature, topP, seed, stop);
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
