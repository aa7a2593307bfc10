package io.tracemill.infer.decode;

import io.tracemill.infer.Outcome;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;

/** Tells how likely labels are behind prompts, each prompt with all its labels in one pass. */
public final class LabelScoring {

  /** Makes one for {@code settings}, to be used by one thread at a time. */
  public LabelScoring(
      SlotCache cache,
      Vocabulary vocabulary,
      SchedulerSettings settings,
      SchedulerListener listener) {}

  /**
   * Scores all sequences, each with one outcome: {@link Outcome.Labelled}, or {@link
   * Outcome.Overflowed} where there is no room for a label.
   *
   * @throws IOException if the decoder can do no more, or memory is too small for one sequence
   */
  public void score(Iterator<LabelSequence> sequences, Consumer<Outcome> finished)
      throws IOException {
    throw new IOException("not written yet");
  }

  /** What all runs took until now. */
  public SchedulerCounts counts() {
    return SchedulerCounts.NONE;
  }
}
