package io.tracemill.pipeline;

import java.util.OptionalLong;

/**
 * Hears how a use case gets on, and may end it. One thread at a time tells it; which one may
 * change.
 */
public interface Progress {
  /** What a step is counted in. */
  enum Unit {
    BYTES,
    ROWS,
    REQUESTS
  }

  /**
   * A step begins; it ends before another begins.
   *
   * @param name for people
   * @param total how many units there are; empty where that is not known
   */
  default void begin(String name, Unit unit, OptionalLong total) {}

  /** So many bytes more were read. */
  default void read(long bytes) {}

  /** A row of a test set has its answer. */
  default void answered(RowsAnswered now) {}

  /** The step ends, however it ends. */
  default void end() {}

  /** Something by the way. */
  default void note(String text) {}

  /** Something that must not be missed. */
  default void warn(String text) {}

  /** What a process leaves that is ended now, and how to go on with it; until this is said anew. */
  default void resumable(String text) {}

  /**
   * Whether to stop: asked for each batch of lines, each row and each pass of a model. The use case
   * then ends by a {@link CancelledException}, and nothing is left of it.
   */
  default boolean isCancelled() {
    return false;
  }
}
