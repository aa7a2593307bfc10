package io.tracemill.teach;

import io.tracemill.ask.Outcome;

/** Hears what teachers are asked and answer; it may end the asking by what it throws. */
public interface AskingListener {

  /** {@code teacher} is to answer so many requests more. */
  default void expected(Teacher teacher, long requests) {}

  /** A request is handed to {@code teacher}. */
  default void asked(Teacher teacher) {}

  /**
   * {@code teacher} is asked no more in this run.
   *
   * @param reason for people
   */
  default void gaveUp(Teacher teacher, String reason) {}

  /**
   * Something is odd about {@code teacher}, as was found while it was asked; perhaps not for the
   * first time.
   *
   * @param doubt for people
   */
  default void doubted(Teacher teacher, String doubt) {}

  /** A request has its outcome. */
  default void answered(Teacher teacher, Outcome outcome) {}
}
