package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.prepare.Prepared;

/** Whether what a run made is what was asked for. */
public final class Acceptance {
  private final RunRecord record;
  private final Prepared prepared;
  private final RunSettings.Sizes sizes;

  private Acceptance(RunRecord record) {
    this.record = record;
    this.prepared = record.prepared();
    this.sizes = record.settings().traceProcessing().sizes();
  }

  /**
   * Checks a finished run.
   *
   * @param strict whether every line has to be readable
   * @throws NotAcceptable if it is not what was asked for, with what to do
   */
  public static void check(RunRecord record, boolean strict) {
    Acceptance acceptance = new Acceptance(record);
    long rejected = record.prepared().lines().dropped();
    if (strict && rejected > 0) {
      String lines = rejected == 1 ? " line" : " lines";
      throw new NotAcceptable("--strict: " + rejected + lines + " rejected; see rejects.jsonl");
    }
    acceptance.enough("train", acceptance.prepared.train().rows().kept());
    if (!record.testSetGiven()) {
      acceptance.enough("test", acceptance.prepared.test().rows().kept());
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
    long kept = prepared.traces().kept();
    long asked = (long) sizes.train() + (record.testSetGiven() ? 0 : sizes.test());
    if (kept == 0) {
      return nothingKept();
    } else if (hasOneLargeGroup(prepared)) {
      return "; " + groupNote(prepared);
    } else if (kept < asked) {
      return "; the config asks for "
          + asked
          + " traces and "
          + kept
          + " are kept, of which the test set is filled first: lower"
          + " trace_processing.num_traces_as_testing_base and num_traces_as_training_base";
    }
    return "; dropped.jsonl says why others were left out";
  }

  private String nothingKept() {
    if (prepared.lines().read() == 0) {
      return "; the traces file has no line";
    } else if (prepared.lines().kept() == 0) {
      return "; no line could be read as a trace: rejects.jsonl says why";
    }
    return "; every trace was left out: dropped.jsonl says why";
  }

  /** Whether most traces are of one group, so that a split can hardly be. */
  public static boolean hasOneLargeGroup(Prepared prepared) {
    return prepared.largestGroup() > 1 && prepared.largestGroup() * 2 > prepared.traces().kept();
  }

  /** What people should know about such a group. */
  public static String groupNote(Prepared prepared) {
    return prepared.largestGroup()
        + " of "
        + prepared.traces().kept()
        + " kept traces share a session or their first user message, and so stay on one side";
  }
}
