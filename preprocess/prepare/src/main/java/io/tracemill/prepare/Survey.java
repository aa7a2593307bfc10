package io.tracemill.prepare;

import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.flow.TicketOrder;
import io.tracemill.prepare.flow.TicketStream;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.output.DropWriter;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The first pass: reads every line once and keeps a row of numbers of each trace.
 *
 * @param lines kept are those that hold traces or text
 * @param unreadable what cannot be read of lines that hold several traces
 * @param table a row for each trace and text, in the order of the input
 * @param containers whether any of them is not all that its line holds
 */
record Survey(Tally lines, Tally unreadable, TraceTable table, boolean containers) {
  /** Surveys {@code file}; lines that cannot be read go to {@code rejects}. */
  static Survey of(
      TraceFile file, SurveySettings settings, OutputStream rejects, LongConsumer progress)
      throws IOException {
    TraceTable table = settings.table();
    TicketOrder sequence = new TicketOrder();
    List<Worker> workers =
        Batches.workers(
            settings.threads(),
            () -> new Worker(file, settings, table, new TicketStream(sequence, rejects)));
    new Batches(sequence, progress).run(file.lines(), workers);
    return of(workers, table);
  }

  private static Survey of(List<Worker> workers, TraceTable table) {
    Tally lines = new Tally();
    Tally unreadable = new Tally();
    boolean containers = false;
    for (Worker worker : workers) {
      lines.add(worker.lines);
      unreadable.add(worker.unreadable);
      containers |= worker.containers;
    }
    return new Survey(lines, unreadable, table, containers);
  }

  /** Surveys batches; adds what it found to the table in the order of the input. */
  private static final class Worker implements Batches.Worker {
    private final TraceTable table;
    private final SurveyRow row;
    private final TicketStream rejects;
    private final Tally lines = new Tally();
    private final Tally unreadable = new Tally();
    private final TraceReader reader;
    private final Outlet<Item> items;
    private final TraceTable found;
    private Line line = Line.of("", new byte[0]);
    private boolean containers;

    Worker(TraceFile file, SurveySettings settings, TraceTable table, TicketStream rejects) {
      this.table = table;
      this.rejects = rejects;
      reader = file.reader(lines, unreadable);
      DropWriter rejected = new DropWriter(rejects);
      items = Outlet.of(this::keep, rejected::write);
      found = settings.table();
      row = new SurveyRow(found.row(), settings.forThread());
    }

    @Override
    public List<TicketStream> streams() {
      return List.of(rejects);
    }

    @Override
    public void take(Lines batch) throws IOException {
      for (Line next : batch.lines()) {
        line = next;
        row.begin(next);
        reader.take(next, items);
      }
    }

    private void keep(Item item) {
      containers |= !item.origin().isWholeLine() || item.origin().line() != line.number();
      found.add(row.of(item));
    }

    @Override
    public void inOrder() {
      table.addAll(found);
      found.clear();
    }
  }
}
