package io.tracemill.platform.workspace;

/**
 * Something that a job makes.
 *
 * @param <E> what it is itself
 */
public interface JobEntry<E> extends Entry {

  /** How far the job is. */
  JobState job();

  /** The same at another point of its job. */
  E with(JobState state);
}
