package io.tracemill.prepare;

import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.output.Row;
import io.tracemill.prepare.output.RowCheck;
import io.tracemill.prepare.output.RowOutput;
import io.tracemill.prepare.output.RowRemarks;
import io.tracemill.prepare.output.RowRules;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.slice.Slicer;
import io.tracemill.trace.Example;
import io.tracemill.trace.Item;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Trace;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The flow from what was read to rows, written down once:
 *
 * <pre>
 * convert  item -> trace -> slice ->           check          -> write
 * run              trace -> slice -> change -> check -> rules -> write once
 * </pre>
 *
 * @param settings how rows are written
 * @param traces counts the traces; kept are those with an answer
 * @param rows counts the rows; kept are those written
 * @param out takes them
 */
record RowFlow(RowSettings settings, Tally traces, Tally rows, OutputStream out) {

  /** Writes the rows of whatever is read. */
  Stage<Item, Example> ofAll(Slicer slicer) {
    return flow(new TracesOnly().then(slicer), List.of(check(), write(row -> true)));
  }

  /**
   * Writes the rows of chosen traces.
   *
   * @param changes may change answers before they are checked; one example makes at most one
   * @param rules that the rows have to keep
   * @param isNew is asked about each row before it is written
   */
  Stage<Trace, Example> ofChosen(
      Slicer slicer, List<Change> changes, Stage<Example, Example> rules, Predicate<Row> isNew) {
    List<Stage<Example, Example>> steps = new ArrayList<>(changes);
    steps.addAll(List.of(check(), rules, write(isNew)));
    return flow(slicer, steps);
  }

  /** The rules that rows of chosen traces have to keep. */
  static RowRules rules(RowSettings settings, JobDescription job) {
    return new RowRules(settings.task(), settings.version(), settings.outputIsJson(), job);
  }

  private <T> Stage<T, Example> flow(Stage<T, Example> slice, List<Stage<Example, Example>> steps) {
    Stage<Example, Example> row = steps.get(0);
    for (Stage<Example, Example> step : steps.subList(1, steps.size())) {
      row = row.then(step);
    }
    return slice.counted(traces).then(row.counted(rows));
  }

  private Stage<Example, Example> check() {
    return new RowCheck(settings.version(), settings.systemPrompts());
  }

  private Stage<Example, Example> write(Predicate<Row> isNew) {
    return new RowOutput(settings, isNew, out).then(new RowRemarks(settings, rows));
  }
}
