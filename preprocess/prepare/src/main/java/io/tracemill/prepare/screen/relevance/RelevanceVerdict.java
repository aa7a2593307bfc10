package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.table.TraceTable;

/** How relevant and coherent each trace of a table is. May be used by several threads. */
public final class RelevanceVerdict implements Verdict {
  private final TraceTable table;
  private final RelevanceScale scale;

  RelevanceVerdict(TraceTable table, RelevanceScale scale) {
    this.table = table;
    this.scale = scale;
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
