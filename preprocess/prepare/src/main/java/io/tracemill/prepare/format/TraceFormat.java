package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.Optional;

/** How traces are laid out in a file. */
public interface TraceFormat {

  /** Its name, as in {@code observation_format}. */
  String name();

  /** How well {@code line} fits, by its layout alone. */
  Fit fit(Node line);

  /**
   * Which lines are read together, if not each is read by itself: {@link #read} is then given the
   * JSON array of them. Only a run can do so, which reads a file more than once.
   */
  default Optional<Join> join() {
    return Optional.empty();
  }

  /**
   * Hands what {@code line} holds to {@code outlet}: one trace or text, or several, each with its
   * place in the line; one of several that is bad may be dropped by itself, see {@link Containers}.
   *
   * @throws io.tracemill.json.DataException if it is not of this format; then nothing of it counts
   */
  void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException;
}
