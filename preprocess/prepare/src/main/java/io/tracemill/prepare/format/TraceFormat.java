package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;

/** How traces are laid out in a file. */
public interface TraceFormat {

  /** Its name, as in {@code observation_format}. */
  String name();

  /** How well {@code line} fits, by its layout alone. */
  Fit fit(Node line);

  /**
   * What {@code line} holds.
   *
   * @throws io.tracemill.json.DataException if it is not of this format
   */
  Item read(Node line, Origin origin);
}
