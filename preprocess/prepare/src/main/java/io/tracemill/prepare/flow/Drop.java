package io.tracemill.prepare.flow;

import io.tracemill.json.DataException;
import io.tracemill.json.text.Reason;
import io.tracemill.trace.Origin;

/**
 * Something that is left out.
 *
 * @param path the place inside the line, such as {@code $.messages[1]}
 * @param message what was expected, what was found, and what to do, for people
 */
public record Drop(Reason reason, Origin origin, String path, String message) {

  /** The line that {@code failure} is about. */
  public static Drop of(DataException failure) {
    return new Drop(
        failure.reason(),
        new Origin(failure.source(), failure.line()),
        failure.path(),
        failure.problem());
  }

  @Override
  public String toString() {
    return origin + " " + path + ": " + message;
  }
}
