package io.tracemill.prepare;

import io.tracemill.trace.Example;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * The examples of chosen traces, which are read again each time that somebody goes through them.
 */
public interface Chosen {

  /** Begins with the first of them; who asks for it closes it. */
  Cursor open() throws IOException;

  /** Goes through them in the order of the input. Not for several threads. */
  interface Cursor extends Closeable {
    /** The next one, which holds until the one after it is asked for; nothing behind the last. */
    Optional<Example> next() throws IOException;
  }
}
