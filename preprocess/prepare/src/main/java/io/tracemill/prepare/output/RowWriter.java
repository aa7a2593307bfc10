package io.tracemill.prepare.output;

import io.tracemill.trace.Example;

/**
 * Makes rows of one shape.
 *
 * <p>Each message of a conversation is escaped once: rows that follow one another with the same
 * trace share the text of the messages before. Not for use by several threads.
 */
public interface RowWriter {

  /** The row of {@code example}; holds until the next one is made. */
  Row row(Example example);
}
