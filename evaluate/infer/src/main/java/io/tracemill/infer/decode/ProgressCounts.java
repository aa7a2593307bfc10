package io.tracemill.infer.decode;

/** Counts what is done, and tells a listener. */
final class ProgressCounts {
  private final SchedulerListener listener;
  private SchedulerCounts counts = SchedulerCounts.NONE;

  ProgressCounts(SchedulerListener listener) {
    this.listener = listener;
  }

  SchedulerCounts counts() {
    return counts;
  }

  void reused(long tokens) {
    counts = counts.withReused(tokens);
  }

  void passed(long prefilled, long decoded, int batch) {
    counts = counts.withPass(prefilled, decoded, batch);
    listener.progressed(counts);
  }

  void lowered(int from, int to, OutOfRoomException reason) {
    listener.lowered(from, to, String.valueOf(reason.getMessage()));
  }
}
