package io.tracemill.infer.decode;

/** Is told how decoding goes; by the thread that decodes. */
public interface SchedulerListener {
  /** Does nothing. */
  SchedulerListener NONE = new SchedulerListener() {};

  /**
   * Memory was too small for a batch; what was in it goes on in smaller ones.
   *
   * @param reason what the decoder said
   */
  default void lowered(int from, int to, String reason) {}

  /** A pass is done. */
  default void progressed(SchedulerCounts counts) {}
}
