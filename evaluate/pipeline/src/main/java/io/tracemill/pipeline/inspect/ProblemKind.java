package io.tracemill.pipeline.inspect;

import java.util.List;

/**
 * What is wrong with some lines.
 *
 * @param places the first of them
 * @param message what is wrong with the first
 */
public record ProblemKind(String reason, long count, List<String> places, String message) {

  /** Copies the places. */
  public ProblemKind {
    places = List.copyOf(places);
  }
}
