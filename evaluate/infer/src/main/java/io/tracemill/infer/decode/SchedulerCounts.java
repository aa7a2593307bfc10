package io.tracemill.infer.decode;

/**
 * What decoding took until now.
 *
 * @param passes through the model
 * @param prefilled tokens of prompts that were computed, again for sequences that were put back
 * @param reused tokens of prompts that a slot held already
 * @param decoded new tokens
 * @param batch sequences that had a slot in the last pass
 */
public record SchedulerCounts(long passes, long prefilled, long reused, long decoded, int batch) {
  /** Nothing yet. */
  public static final SchedulerCounts NONE = new SchedulerCounts(0, 0, 0, 0, 0);

  SchedulerCounts withPass(long prefilled, long decoded, int batch) {
    return new SchedulerCounts(
        passes + 1, this.prefilled + prefilled, reused, this.decoded + decoded, batch);
  }

  SchedulerCounts withReused(long tokens) {
    return new SchedulerCounts(passes, prefilled, reused + tokens, decoded, batch);
  }
}
