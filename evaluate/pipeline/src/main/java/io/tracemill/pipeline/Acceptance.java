package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.RunSettings;

/** Whether what a run made is what was asked for. */
final class Acceptance {
  /** Of few traces a quarter tests. */
  private static final int PART_OF_TEST = 4;

  private final Funnel funnel;
  private final RunSettings.Sizes sizes;

  private Acceptance(RunRecord record) {
    this.funnel = record.funnel();
    this.sizes = record.settings().traceProcessing().sizes();
  }

  /**
   * Checks a finished run.
   *
   * @param strict whether every line has to be readable
   * @throws NotAcceptable if it is not what was asked for, with what to do
   */
  static void check(RunRecord record, boolean strict) {
    Acceptance acceptance = new Acceptance(record);
    long rejected = record.funnel().lines().dropped();
    if (strict && rejected > 0) {
      String lines = rejected == 1 ? " line" : " lines";
      throw new NotAcceptable("`strict`: " + rejected + lines + " rejected; see rejects.jsonl");
    }
    acceptance.enough("train", acceptance.funnel.train().rows().kept());
    if (!acceptance.funnel.testSetGiven()) {
      acceptance.enough("test", acceptance.funnel.test().rows().kept());
    }
  }

  private void enough(String split, long rows) {
    int least = sizes.minGeneratedExamples().orElse(0);
    if (rows < least) {
      throw new NotAcceptable(
          split
              + ".jsonl: expected at least "
              + least
              + " rows (trace_processing.min_generated_examples) but found "
              + rows
              + hint());
    }
  }

  private String hint() {
    long kept = funnel.traces().kept();
    if (kept == 0) {
      return nothingKept();
    } else if (funnel.hasOneLargeGroup()) {
      return "; " + funnel.groupNote();
    } else if (kept < asked()) {
      return "; " + fitting(kept);
    }
    return "; dropped.jsonl says why others were left out";
  }

  private long asked() {
    return (long) sizes.train() + (funnel.testSetGiven() ? 0 : sizes.test());
  }

  /** Sizes that a run over as many traces reaches, to be pasted into a config. */
  private String fitting(long kept) {
    long test = funnel.testSetGiven() ? 0 : Math.max(1, kept / PART_OF_TEST);
    long train = kept - test;
    long written = funnel.train().rows().kept();
    long chosen = Math.max(1, funnel.train().traces());
    long sure = train * Math.min(written, chosen) / chosen;
    long least = funnel.testSetGiven() ? sure : Math.min(sure, test);
    if (train == 0) {
      return "the config asks for " + asked() + " traces, and 1 is kept: one alone cannot be split";
    }
    return "the config asks for "
        + asked()
        + " traces and "
        + kept
        + " are kept; with more traces, or with these lines in its trace_processing, a run ends"
        + " well:\n  num_traces_as_training_base: "
        + train
        + (funnel.testSetGiven() ? "" : "\n  num_traces_as_testing_base: " + test)
        + "\n  min_generated_examples: "
        + least;
  }

  private String nothingKept() {
    if (funnel.lines().read() == 0) {
      return "; the traces file has no line";
    } else if (funnel.lines().kept() == 0) {
      return "; no line could be read as a trace: rejects.jsonl says why";
    }
    return "; every trace was left out: dropped.jsonl says why";
  }
}
