package io.tracemill.infer.decode;

import java.util.Set;
import java.util.function.Function;

/**
 * What tokens mean.
 *
 * @param end those that end an answer, any of them
 * @param text how tokens read; of bytes that are no whole character it may make anything
 */
public record Vocabulary(Set<Integer> end, Function<Tokens, String> text) {

  /** Copies the set. */
  public Vocabulary {
    end = Set.copyOf(end);
  }
}
