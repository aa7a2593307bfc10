package io.tracemill.prepare.screen;

import io.tracemill.trace.Trace;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Surveyed traces that are read once more: a table of numbers does not hold what they say. */
public interface TracesAgain {

  /**
   * Begins to read some of them; whoever does closes the reading.
   *
   * @param rows which rows of the table, all of them conversations
   */
  Reading read(IntPredicate rows) throws IOException;

  /** Goes through traces in the order of the table. */
  interface Reading extends Closeable {

    /**
     * The next one, or nothing behind the last.
     *
     * @throws IOException if it cannot be read, or is not what was surveyed
     */
    Optional<Surveyed> next() throws IOException;
  }

  /**
   * A trace that is read again.
   *
   * @param row of the table
   * @param trace its values hold until the next one is read
   */
  record Surveyed(int row, Trace trace) {}
}
