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
import io.tracemill.prepare.form.FormOutput;
import io.tracemill.prepare.form.FormSettings;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.output.DropWriter;
import io.tracemill.prepare.slice.Slicer;
import io.tracemill.prepare.slice.ToldLength;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.slice.Unsliced;
import io.tracemill.trace.Example;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
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
  private record End<T>(DropWriter leftOut) implements Outlet<T> {
    @Override
    public void keep(T written) {}

    @Override
    public void drop(Drop drop) throws IOException {
      leftOut.write(drop);
    }
  }

  /** All that is done with a line. */
  private interface LineFlow {
    void take(Line line) throws IOException;

    static <T> LineFlow of(Stage<Line, T> stage, DropWriter leftOut) {
      Outlet<T> end = new End<>(leftOut);
      return line -> stage.take(line, end);
    }
  }

  /** Converts batches of lines. */
  private final class Worker implements Batches.Worker {
    private final ConvertCounts counts = ConvertCounts.none();
    private final List<TicketStream> streams;
    private final LineFlow flow;

    Worker(Places places, TicketStream rows, TicketStream leftOut) {
      streams = List.of(rows, leftOut);
      TraceReader reader =
          new TraceReader(
              settings.format(),
              settings.policy(),
              settings.tokenizer(),
              counts.lines(),
              counts.traces(),
              places);
      DropWriter drops = new DropWriter(leftOut);
      flow =
          settings.form().isPresent()
              ? LineFlow.of(reader.then(whole(settings.form().get(), rows)), drops)
              : LineFlow.of(reader.then(sliced(rows)), drops);
    }

    private Stage<Item, Example> sliced(OutputStream rows) {
      return new RowFlow(settings.rows(), counts.traces(), counts.rows(), rows).ofAll(slicer());
    }

    private Stage<Item, Trace> whole(FormSettings form, OutputStream rows) {
      FormOutput output =
          new FormOutput(form, settings.systemPrompts()::keeps, counts.rows(), rows);
      return new TracesOnly()
          .then(new Unsliced())
          .counted(counts.traces())
          .then(output.counted(counts.rows()));
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
        flow.take(line);
      }
    }
  }
}
