package io.tracemill.trace;

/** What a line of a traces file holds. */
public sealed interface Item permits Trace, Text {

  /** Where it was read. */
  Origin origin();

  /** The same, read elsewhere. */
  Item at(Origin other);
}
