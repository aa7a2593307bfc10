package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.table.TraceTable;
import java.util.function.IntFunction;

/** How relevant and coherent each trace of a table is. May be used by several threads. */
public final class RelevanceVerdict implements ScoredVerdict {
  private final TraceTable table;
  private final RelevanceScale scale;
  private final ScoreCounts scores;

  RelevanceVerdict(TraceTable table, RelevanceScale scale, ScoreCounts scores) {
    this.table = table;
    this.scale = scale;
    this.scores = scores;
  }

  /** The scores of those that were candidates; not to be changed. */
  @Override
  public ScoreCounts scores() {
    return scores;
  }

  /** The scores of a trace without the details: rows that follow one another fast. */
  public IntFunction<Rating> ratings() {
    IntFunction<Evidence> evidence = Evidence.of(table);
    return trace -> scale.rating(evidence.apply(trace));
  }

  /** What is made of {@code trace}, a row of the table; it need not have been a candidate. */
  public Judgement judge(int trace) {
    return scale.judge(Evidence.of(table).apply(trace));
  }

  @Override
  public String explain(int trace) {
    Judgement judgement = judge(trace);
    return "relevance "
        + judgement.relevance()
        + ", coherence "
        + judgement.coherence()
        + (judgement.reasons().isEmpty() ? "" : ": " + String.join("; ", judgement.reasons()));
  }
}
