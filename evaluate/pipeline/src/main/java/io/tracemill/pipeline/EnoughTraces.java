package io.tracemill.pipeline;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.util.List;

/**
 * Ends a job where fewer conversations are there than it is to take; drops nothing.
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
    return trace -> "";
  }
}
