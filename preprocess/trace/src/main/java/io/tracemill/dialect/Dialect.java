package io.tracemill.dialect;

import io.tracemill.json.Node;

/**
 * A way of writing what goes to a model and what comes back: the body of a request or of a
 * response, or the messages of either. Has no state.
 */
public interface Dialect {

  /** Its name, for people and programs. */
  String name();

  /**
   * How surely {@code payload} is written so, by its keys alone: fields are only looked at.
   *
   * @param payload JSON, never a string of it
   */
  Match match(Node payload);

  /**
   * Adds what {@code payload} says to {@code talk}, whose {@link Talk#speaker} it is where no role
   * is named.
   *
   * @throws io.tracemill.json.DataException if it is written in another way
   */
  void read(Node payload, Talk talk);
}
