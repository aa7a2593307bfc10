package io.tracemill.prepare.flow;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Reason;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Something that is left out.
 *
 * @param origin the line, trace or row that is
 * @param path the place inside the line that is wrong, such as {@code $.messages[1]}
 * @param message what was expected, what was found, and what to do, for people
 * @param unread the line, where it cannot be read; holds until the next one is
 * @param further what else is wrong with it
 */
public record Drop(
    Reason reason,
    Origin origin,
    String path,
    String message,
    Optional<Line> unread,
    List<Fault> further) {

  /** Copies the list. */
  public Drop {
    further = List.copyOf(further);
  }

  /**
   * Something else that is wrong.
   *
   * @param path the place inside the line
   */
  public record Fault(Reason reason, String path, String message) {}

  /** Something that was read. */
  public Drop(Reason reason, Origin origin, String path, String message) {
    this(reason, origin, path, message, Optional.empty(), List.of());
  }

  /** The whole of {@code line}, which {@code failure} is about. */
  public static Drop of(DataException failure, Line line) {
    Origin origin = new Origin(failure.source(), failure.line());
    return new Drop(
        failure.reason(),
        origin,
        failure.path(),
        failure.problem(),
        Optional.of(line),
        further(failure));
  }

  /** A part of a line, which {@code failure} is about. */
  public static Drop of(DataException failure, Origin part) {
    return new Drop(
        failure.reason(),
        part,
        failure.path(),
        failure.problem(),
        Optional.empty(),
        further(failure));
  }

  /** One of several records in a line, which {@code failure} is about. */
  public static Drop of(DataException failure, Origin origin, Node record) {
    Slice raw = record.raw();
    Line line =
        new Line(
            origin.source(),
            origin.line(),
            0,
            raw.bytes(),
            raw.start(),
            raw.end(),
            Optional.empty());
    return new Drop(
        failure.reason(),
        origin,
        failure.path(),
        failure.problem(),
        Optional.of(line),
        further(failure));
  }

  private static List<Fault> further(DataException failure) {
    return failure.further().stream()
        .map(other -> new Fault(other.reason(), other.path(), other.problem()))
        .toList();
  }

  @Override
  public String toString() {
    return origin.source() + ":" + origin.line() + " " + path + ": " + message;
  }
}
