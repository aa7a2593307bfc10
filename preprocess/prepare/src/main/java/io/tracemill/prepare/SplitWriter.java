package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.output.Row;
import io.tracemill.prepare.output.RowCheck;
import io.tracemill.prepare.output.RowDrops;
import io.tracemill.prepare.output.RowRules;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Writes one side of the split: trace, examples, checked examples, rows, each row once. */
final class SplitWriter {
  private final RowSettings settings;
  private final Stage<Trace, Example> slicer;
  private final Stage<Example, Example> check;
  private final RowRules rules;
  private final RowWriter writer;
  private final OutputStream out;
  private final Consumer<Drop> dropped;
  private final Consumer<Example> written;
  private final Tally rows = new Tally();
  private final Set<Long> seen = new HashSet<>();
  private final Fingerprint hash = new Fingerprint();
  private final Outlet<Example> sliced = Outlet.of(this::check, this::drop);
  private final Outlet<Example> checked = Outlet.of(this::rule, this::drop);
  private final Outlet<Example> ruled = Outlet.of(this::write, this::drop);
  private long traces;

  /**
   * Writes rows to {@code out}.
   *
   * @param dropped is told of what is left out
   * @param written is told of each example whose row was written
   */
  SplitWriter(
      RowSettings settings,
      JobDescription job,
      Stage<Trace, Example> slicer,
      OutputStream out,
      Consumer<Drop> dropped,
      Consumer<Example> written) {
    this.settings = settings;
    this.slicer = slicer;
    this.check = new RowCheck(settings.version(), settings.systemPrompts());
    this.rules = rules(settings, job);
    this.writer = RowShapes.writer(settings.version(), settings.task(), settings.systemPrompts());
    this.out = out;
    this.dropped = dropped;
    this.written = written;
  }

  /** The rules that rows have to keep. */
  static RowRules rules(RowSettings settings, JobDescription job) {
    return new RowRules(settings.task(), settings.version(), settings.outputIsJson(), job);
  }

  /** Writes the rows of {@code trace}. */
  void take(Trace trace) {
    traces++;
    slicer.take(trace, sliced);
  }

  private void check(Example example) {
    check.take(example, checked);
  }

  private void rule(Example example) {
    rules.take(example, ruled);
  }

  private void write(Example example) {
    Row row = writer.row(example);
    if (row.isLongerThan(settings.maxChars())) {
      drop(RowDrops.tooLong(example, row, settings.maxChars()));
    } else if (!seen.add(hash.clear().add(row.head()).add(row.tail()).high())) {
      drop(RowDrops.drop(DropReason.DUPLICATE_ROW, example, "the same row was written before"));
    } else {
      rows.keep();
      try {
        row.writeTo(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      written.accept(example);
    }
  }

  private void drop(Drop drop) {
    rows.drop(drop.reason());
    dropped.accept(drop);
  }

  /** What became of it. */
  PreparedSplit counts() {
    return new PreparedSplit(traces, rows, rules.fences());
  }
}
