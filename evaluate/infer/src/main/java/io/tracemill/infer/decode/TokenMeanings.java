package io.tracemill.infer.decode;

import java.util.Set;
import java.util.function.Function;

/**
 * What tokens mean.
 *
 * @param end those that end an answer, any of them
 * @param text how tokens read; of bytes that are no whole character it may make anything
 */
public record TokenMeanings(Set<Integer> end, Function<Tokens, String> text) {

  /** Copies the set. */
  public TokenMeanings {
    end = Set.copyOf(end);
  }
}
