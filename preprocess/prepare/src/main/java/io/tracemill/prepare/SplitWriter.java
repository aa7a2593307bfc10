package io.tracemill.prepare;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.output.RowRules;
import io.tracemill.trace.Example;
import io.tracemill.trace.Trace;
import java.io.IOException;

/**
 * Writes one side of the split.
 *
 * @param flow counts what goes through {@code stages}
 * @param rules are one of them
 * @param end takes the examples whose rows were written, and what was dropped
 */
record SplitWriter(
    RowFlow flow, RowRules rules, Stage<Trace, Example> stages, Outlet<Example> end) {

  /** Writes the rows of {@code trace}. */
  void take(Trace trace) throws IOException {
    stages.take(trace, end);
  }

  /** What became of it; {@code replacements} were taken in place of others. */
  PreparedSplit counts(long replacements) {
    long traces = flow.traces().read() - replacements;
    return new PreparedSplit(traces, replacements, flow.rows(), rules.fences());
  }
}
