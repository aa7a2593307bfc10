package io.tracemill.prepare.learn;

import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Receiver;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.TicketOrder;
import io.tracemill.prepare.flow.TicketStream;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * All traces of a log, once.
 *
 * @param reader makes what reads lines, for a thread each
 * @param threads how many read; the result does not depend on it
 * @param progress is told how many bytes were read
 */
public record Pass(
    Batches.Source lines, Supplier<Stage<Line, Item>> reader, int threads, LongConsumer progress) {

  /** Has each trace taken by one of several takers, which {@code taker} makes. */
  <T extends Consumer<Trace>> List<T> with(Supplier<T> taker) throws IOException {
    List<Reader<T>> readers =
        Batches.workers(threads, () -> new Reader<>(reader.get(), taker.get()));
    new Batches(new TicketOrder(), progress).run(lines, readers);
    return readers.stream().map(one -> one.taker).toList();
  }

  /** Hands each trace to {@code taker}, in their order. */
  public void forEach(Receiver<Trace> taker) throws IOException {
    Stage<Line, Item> stage = reader.get();
    Outlet<Item> outlet =
        Outlet.of(
            item -> {
              if (item instanceof Trace trace) {
                taker.take(trace);
              }
            },
            drop -> {});
    for (Optional<Lines> next = lines.next(); next.isPresent(); next = lines.next()) {
      for (Line line : next.get().lines()) {
        stage.take(line, outlet);
      }
      next.get().done();
    }
  }

  private static final class Reader<T extends Consumer<Trace>> implements Batches.Worker {
    private final Stage<Line, Item> stage;
    private final T taker;
    private final Outlet<Item> outlet;

    Reader(Stage<Line, Item> stage, T taker) {
      this.stage = stage;
      this.taker = taker;
      outlet =
          Outlet.of(
              item -> {
                if (item instanceof Trace trace) {
                  taker.accept(trace);
                }
              },
              drop -> {});
    }

    @Override
    public void take(Lines batch) throws IOException {
      for (Line line : batch.lines()) {
        stage.take(line, outlet);
      }
    }

    @Override
    public List<TicketStream> streams() {
      return List.of();
    }
  }
}
