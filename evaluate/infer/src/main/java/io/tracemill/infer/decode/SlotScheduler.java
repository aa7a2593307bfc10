package io.tracemill.infer.decode;

import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;

/** Decodes many sequences, some together in each pass. */
public final class SlotScheduler {

  /** Makes one for {@code settings}, to be used by one thread at a time. */
  public SlotScheduler(
      SlotCache cache,
      Vocabulary vocabulary,
      SchedulerSettings settings,
      SchedulerListener listener) {}

  /**
   * Continues all sequences, each with one continuation, in any order.
   *
   * @throws IOException if the decoder can do no more, or memory is too small for one sequence
   */
  public void run(Iterator<Sequence> sequences, Consumer<Continuation> finished)
      throws IOException {
    throw new IOException("not written yet");
  }

  /** What all runs took until now. */
  public SchedulerCounts counts() {
    return SchedulerCounts.NONE;
  }
}
