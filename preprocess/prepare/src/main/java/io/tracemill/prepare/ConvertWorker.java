package io.tracemill.prepare;

import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.flow.TicketOrder;
import io.tracemill.prepare.flow.TicketStream;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.output.DropWriter;
import io.tracemill.prepare.output.Row;
import io.tracemill.prepare.output.RowCheck;
import io.tracemill.prepare.output.RowDrops;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.trace.Example;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Converts batches of lines: line, trace, examples, rows. */
final class ConvertWorker implements Batches.Worker {
  private final ConvertSettings settings;
  private final TicketStream rows;
  private final TicketStream leftOut;
  private final ConvertCounts counts = ConvertCounts.none();
  private final Stage<Line, Item> reader;
  private final Stage<Trace, Example> slicer;
  private final Stage<Example, Example> check;
  private final RowWriter writer;
  private final Outlet<Item> items;
  private final Outlet<Example> examples;
  private final Outlet<Example> checked;
  private Line line = Line.of("", new byte[0]);

  ConvertWorker(
      ConvertSettings settings, TicketOrder sequence, OutputStream rows, OutputStream leftOut) {
    this.settings = settings;
    this.rows = new TicketStream(sequence, rows);
    this.leftOut = new TicketStream(sequence, leftOut);
    this.reader = new TraceReader(settings.format(), settings.tokenizer());
    this.slicer = settings.turns().slicer();
    this.check = new RowCheck(settings.version(), settings.systemPrompts());
    this.writer = RowShapes.writer(settings.version(), settings.task(), settings.systemPrompts());
    this.items = new Items();
    this.examples = new Examples();
    this.checked = new Checked();
  }

  ConvertCounts counts() {
    return counts;
  }

  @Override
  public List<TicketStream> streams() {
    return List.of(rows, leftOut);
  }

  @Override
  public void take(Lines lines) throws IOException {
    try {
      for (Line next : lines.lines()) {
        line = next;
        reader.take(next, items);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void take(Item item) {
    counts.lines().keep();
    if (item instanceof Trace trace) {
      long dropped = counts.traces().dropped();
      slicer.take(trace, examples);
      if (counts.traces().dropped() == dropped) {
        counts.traces().keep();
      }
    } else {
      String message = "expected a conversation but found text";
      drop(counts.traces(), new Drop(DropReason.NOT_A_CONVERSATION, item.origin(), "$", message));
    }
  }

  private void write(Example example) {
    Row row = writer.row(example);
    if (row.isLongerThan(settings.maxRowChars())) {
      drop(counts.rows(), RowDrops.tooLong(example, row, settings.maxRowChars()));
    } else {
      counts.rows().keep();
      try {
        row.writeTo(rows);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void reject(Drop drop) {
    counts.lines().drop(drop.reason());
    try {
      DropWriter.write(drop, line, leftOut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drop(Tally tally, Drop drop) {
    tally.drop(drop.reason());
    try {
      DropWriter.write(drop, leftOut);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lines hold. */
  private final class Items implements Outlet<Item> {
    @Override
    public void keep(Item item) {
      take(item);
    }

    @Override
    public void drop(Drop drop) {
      reject(drop);
    }
  }

  /** The examples of traces. */
  private final class Examples implements Outlet<Example> {
    @Override
    public void keep(Example example) {
      check.take(example, checked);
    }

    @Override
    public void drop(Drop drop) {
      ConvertWorker.this.drop(counts.traces(), drop);
    }
  }

  /** The examples that may be rows. */
  private final class Checked implements Outlet<Example> {
    @Override
    public void keep(Example example) {
      write(example);
    }

    @Override
    public void drop(Drop drop) {
      ConvertWorker.this.drop(counts.rows(), drop);
    }
  }
}
