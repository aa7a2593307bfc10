package io.tracemill.pipeline.model;

/** Hears how a model works, and may end that by what it throws. */
public interface ModelListener {
  /** Hears nothing. */
  ModelListener NONE = new ModelListener() {};

  /** It works, or waits for an answer; said many times a second. */
  default void working() {}

  /**
   * It does less at a time from now on.
   *
   * @param reason for people
   */
  default void lowered(int from, int to, String reason) {}

  /** So many requests may be on their way at a time. */
  default void together(int now) {}

  /**
   * A request is asked once more.
   *
   * @param reason for people
   */
  default void retried(String reason) {}
}
