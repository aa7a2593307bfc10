package io.tracemill.prepare;

import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Places;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.TicketOrder;
import io.tracemill.prepare.flow.TicketStream;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.output.DropWriter;
import io.tracemill.prepare.slice.Slicer;
import io.tracemill.prepare.slice.ToldLength;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.Example;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Turns every trace into rows, in one pass, in the order of the input and in constant memory; the
 * bytes are the same for any number of threads.
 */
public final class Convert {
  private final ConvertSettings settings;
  private final Consumer<String> doubts;

  /** Converts as {@code settings} say. */
  public Convert(ConvertSettings settings) {
    this(settings, doubt -> {});
  }

  /**
   * Converts as {@code settings} say.
   *
   * @param doubts hears, before it is done, what may not be meant; by any thread
   */
  public Convert(ConvertSettings settings, Consumer<String> doubts) {
    this.settings = settings;
    this.doubts = doubts;
  }

  /**
   * Converts all lines of {@code source}.
   *
   * @param places where the parts of joined lines stand
   * @param rows takes the rows
   * @param leftOut takes a line for each line, trace and row that is left out
   * @param progress is told how many bytes were read
   */
  public ConvertCounts run(
      Batches.Source source,
      Places places,
      OutputStream rows,
      OutputStream leftOut,
      LongConsumer progress)
      throws IOException {
    TicketOrder sequence = new TicketOrder();
    List<Worker> workers =
        Batches.workers(
            settings.threads(),
            () ->
                new Worker(
                    places, new TicketStream(sequence, rows), new TicketStream(sequence, leftOut)));
    new Batches(sequence, progress).run(source, workers);
    ConvertCounts counts = ConvertCounts.none();
    for (Worker worker : workers) {
      counts.add(worker.counts);
    }
    return counts;
  }

  /** Converts lines that stand by themselves. */
  public ConvertCounts run(
      Batches.Source source, OutputStream rows, OutputStream leftOut, LongConsumer progress)
      throws IOException {
    return run(source, Places.OWN, rows, leftOut, progress);
  }

  /** Nothing is done with what was written; what was left out is told. */
  private record End(DropWriter leftOut) implements Outlet<Example> {
    @Override
    public void keep(Example written) {}

    @Override
    public void drop(Drop drop) throws IOException {
      leftOut.write(drop);
    }
  }

  /** Converts batches of lines. */
  private final class Worker implements Batches.Worker {
    private final ConvertCounts counts = ConvertCounts.none();
    private final List<TicketStream> streams;
    private final Stage<Line, Example> flow;
    private final Outlet<Example> end;

    Worker(Places places, TicketStream rows, TicketStream leftOut) {
      streams = List.of(rows, leftOut);
      RowFlow toRows = new RowFlow(settings.rows(), counts.traces(), counts.rows(), rows);
      flow =
          new TraceReader(
                  settings.format(), settings.tokenizer(), counts.lines(), counts.traces(), places)
              .then(toRows.ofAll(slicer()));
      end = new End(new DropWriter(leftOut));
    }

    private Slicer slicer() {
      Slicer slicer = settings.turns().slicer();
      return settings.turns() == Turns.EVERY ? new ToldLength(slicer, doubts) : slicer;
    }

    @Override
    public List<TicketStream> streams() {
      return streams;
    }

    @Override
    public void take(Lines lines) throws IOException {
      for (Line line : lines.lines()) {
        flow.take(line, end);
      }
    }
  }
}
