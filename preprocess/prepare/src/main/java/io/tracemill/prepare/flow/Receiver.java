package io.tracemill.prepare.flow;

import java.io.IOException;

/**
 * What is done with one thing after another; it may fail as a disk does.
 *
 * @param <T> what it takes
 */
public interface Receiver<T> {

  /** Takes one. */
  void take(T item) throws IOException;
}
