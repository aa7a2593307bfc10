package io.tracemill.platform.local;

import io.tracemill.platform.workspace.JobEntry;
import io.tracemill.platform.workspace.Shelf;
import java.io.IOException;
import java.util.Optional;

/**
 * A kind of job.
 *
 * @param <E> what such jobs make
 */
interface Work<E extends JobEntry<E>> {

  /** Where that is kept. */
  Shelf<E> shelf();

  /** Whether all that it is made of is there. */
  default boolean isWhole(E entry) {
    return true;
  }

  /**
   * Does it. What is there already of an earlier time, which was interrupted, is replaced.
   *
   * @return why it is not what was asked for, where that is so
   * @throws IOException if it cannot be done, as any other exception
   */
  Optional<Exception> run(E entry, JobFolder folder, JobLog log) throws IOException;
}
