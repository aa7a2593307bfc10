package io.tracemill.pipeline;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import java.util.List;

/**
 * Ends a job where fewer conversations are there than it is to take, and drops text, of which none
 * is made.
 *
 * @param wanted how many are to be taken for {@code split}
 */
record EnoughTraces(DatasetSplit split, int wanted) implements Screen {

  @Override
  public List<TableColumn> columns() {
    return List.of();
  }

  @Override
  public Measurer measurer() {
    return (trace, row) -> {};
  }

  @Override
  public Verdict decide(TraceTable table, Fates fates, TracesAgain again) {
    for (int trace = 0; trace < fates.size(); trace++) {
      boolean text = table.get(trace, TraceTable.USE) == Use.TEXT.ordinal();
      if (text && fates.isCandidate(trace)) {
        fates.drop(trace, DropReason.NOT_A_CONVERSATION);
      }
    }
    int found = fates.candidates();
    if (found < wanted) {
      throw new NotAcceptable(
          "trace_processing."
              + split.key()
              + ": expected at least "
              + wanted
              + " distinct conversations among the traces but found "
              + found
              + "; ask for no more than there are, or begin with more traces");
    }
    return trace -> "expected a conversation but found text";
  }
}
