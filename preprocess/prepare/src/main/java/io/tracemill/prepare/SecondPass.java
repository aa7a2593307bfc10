package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.lines.Input;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.baseline.Baseline;
import io.tracemill.prepare.baseline.CopiedTestSet;
import io.tracemill.prepare.baseline.Coverage;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.output.DropWriter;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.UnstructuredRows;
import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Example;
import io.tracemill.trace.Item;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The second pass: reads the chosen traces again and writes what was decided about them. */
final class SecondPass {
  private final PrepareSettings settings;
  private final PreparedStreams out;
  private final SplitWriter train;
  private final SplitWriter test;
  private final UnstructuredRows unstructured;
  private final TraceReader reader;
  private final Fingerprint bytes = new Fingerprint();
  private final JsonWriter leftOut = new JsonWriter();
  private final Tally traces = new Tally();
  private final Tally leftOver = new Tally();
  private long largestGroup;

  SecondPass(
      PrepareSettings settings,
      JobDescription job,
      PreparedStreams out,
      Baseline baseline,
      Stage<Trace, Example> slicer) {
    this.settings = settings;
    this.out = out;
    RowSettings rows = settings.rows();
    train = new SplitWriter(rows, job, slicer, out.train(), this::drop, example -> {});
    test = new SplitWriter(rows, job, slicer, out.test(), this::drop, baseline::compareWithItself);
    unstructured = new UnstructuredRows(settings.inUnstructured());
    reader = new TraceReader(settings.format(), settings.tokenizer());
  }

  void run(Input input, Survey survey, Decision decision) throws IOException {
    largestGroup = decision.largestGroup();
    TraceTable table = survey.table();
    try (ChosenLines lines = ChosenLines.open(input, settings.maxLineBytes())) {
      for (int trace = 0; trace < table.size(); trace++) {
        Optional<DropReason> reason = decision.dropped(trace);
        if (reason.isPresent()) {
          Origin origin = new Origin(input.name(), table.get(trace, TraceTable.LINE));
          drop(new Drop(reason.get(), origin, "$", decision.message(trace)));
          count(decision.fate(trace), reason.get());
        } else {
          traces.keep();
          Line line = lines.line(table, trace);
          checkUnchanged(line, table.get(trace, TraceTable.RAW));
          write(line, decision.fate(trace));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void checkUnchanged(Line line, long hash) throws IOException {
    if (SurveyRow.hash(bytes, line) != hash) {
      throw changed(new Origin(line.source(), line.number()));
    }
  }

  private static IOException changed(Origin origin) {
    return new IOException(origin + " changed while it was read; run again");
  }

  private void count(Fate fate, DropReason reason) {
    if (fate == Fate.GROUP_IN_TEST || fate == Fate.OVER_MAX_UNSTRUCTURED) {
      traces.keep();
      leftOver.drop(reason);
    } else {
      traces.drop(reason);
    }
  }

  private void write(Line line, Fate fate) {
    reader.take(
        line,
        Outlet.of(
            item -> write(item, fate),
            drop -> {
              throw new UncheckedIOException(changed(drop.origin()));
            }));
  }

  private void write(Item item, Fate fate) {
    if (fate == Fate.UNSTRUCTURED) {
      leftOver.keep();
      put(item);
    } else if (item instanceof Trace trace && fate == Fate.TRAIN) {
      train.take(trace);
    } else if (item instanceof Trace trace && fate == Fate.TEST) {
      test.take(trace);
    } else {
      throw new IllegalStateException(item.origin() + " was decided to be " + fate);
    }
  }

  private void put(Item item) {
    try {
      unstructured.write(item, out.unstructured());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drop(Drop drop) {
    try {
      DropWriter.write(drop, leftOut, out.dropped());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What became of all; {@code given} rows are in a given test set. */
  Prepared prepared(Survey survey, CopiedTestSet given, Coverage coverage) {
    PreparedSplit tested = test.counts();
    tested.rows().keep(given.rows());
    return new Prepared(
        survey.lines(),
        traces,
        largestGroup,
        train.counts(),
        tested,
        given.ruleBreaks(),
        leftOver,
        coverage);
  }
}
