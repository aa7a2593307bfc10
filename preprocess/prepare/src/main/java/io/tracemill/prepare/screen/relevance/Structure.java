package io.tracemill.prepare.screen.relevance;

/**
 * What calls and labels say of a trace, and whether they say anything among these traces.
 *
 * @param hasTools whether the job description names tools; without, calls tell nothing
 * @param callsTell whether known tools are called often enough for a trace without a call to tell
 *     something
 * @param labelsTell whether answers are classes often enough for one that is none to tell something
 * @param punctuates whether answers mostly end with a mark of punctuation, so that one without it
 *     was cut
 */
record Structure(boolean hasTools, boolean callsTell, boolean labelsTell, boolean punctuates) {
  /** With fewer traces that have one, labels and calls tell nothing. */
  private static final int FEWEST = 3;

  /** Labels and calls tell when at least one trace in this many has one. */
  private static final int TELLING = 10;

  /**
   * The most answers without an end mark: the baseline has 0.04, mixtures with half of the answers
   * cut 0.4.
   */
  private static final double UNPUNCTUATED = 0.4;

  /** From -1 to 1; 0 where there are neither calls nor labels. */
  double of(Evidence evidence) {
    double labels = labelsTell ? Signals.labels(evidence) : Math.max(0, Signals.labels(evidence));
    double calls = hasTools ? calls(evidence) : 0;
    return Math.abs(labels) > Math.abs(calls) ? labels : calls;
  }

  private double calls(Evidence evidence) {
    return callsTell && evidence.is(Flag.CALLS_NOTHING) ? Signals.NO_CALL : Signals.calls(evidence);
  }

  /** The side of a trace whose calls or labels are clear. */
  Side side(Evidence evidence) {
    double structure = of(evidence);
    if (Math.abs(structure) < Signals.CLEAR) {
      return Side.NEITHER;
    }
    return structure > 0 ? Side.FOR : Side.AGAINST;
  }

  /** How many traces call, label and punctuate. */
  static final class Counts implements EvidencePass<Counts> {
    private long traces;
    private long labelled;
    private long calling;
    private long answers;
    private long unpunctuated;

    @Override
    public void add(Evidence evidence) {
      traces++;
      labelled += evidence.count(Count.LABELS) > 0 ? 1 : 0;
      calling += evidence.count(Count.KNOWN_TOOLS) > 0 ? 1 : 0;
      answers += evidence.count(Count.ANSWERS);
      unpunctuated += evidence.count(Count.UNPUNCTUATED_ANSWERS);
    }

    @Override
    public void merge(Counts other) {
      traces += other.traces;
      labelled += other.labelled;
      calling += other.calling;
      answers += other.answers;
      unpunctuated += other.unpunctuated;
    }

    Structure structure(boolean hasTools) {
      return new Structure(
          hasTools, tell(calling), tell(labelled), unpunctuated <= answers * UNPUNCTUATED);
    }

    private boolean tell(long having) {
      return having * TELLING >= traces && having >= FEWEST;
    }
  }
}
