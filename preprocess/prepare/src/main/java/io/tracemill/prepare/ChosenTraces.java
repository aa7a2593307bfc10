package io.tracemill.prepare;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Example;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The examples of some surveyed traces.
 *
 * @param traces rows of {@code table}, ascending
 */
record ChosenTraces(TraceFile file, TraceTable table, int[] traces, Turns turns) implements Chosen {

  @Override
  public Cursor open() throws IOException {
    return new Reading(LinesAgain.of(file, table));
  }

  private final class Reading implements Cursor {
    private final LinesAgain lines;
    private final Queue<Example> ready = new ArrayDeque<>();
    private int next;
    private int line = -1;
    private List<Item> items = List.of();

    Reading(LinesAgain lines) {
      this.lines = lines;
    }

    @Override
    public Optional<Example> next() throws IOException {
      while (ready.isEmpty() && next < traces.length) {
        read(traces[next++]);
      }
      return Optional.ofNullable(ready.poll());
    }

    private void read(int trace) throws IOException {
      int first = lines.first(trace);
      if (first != line) {
        items = lines.items(first);
        line = first;
      }
      turns.slicer().take((Trace) items.get(trace - first), Outlet.of(ready::add, dropped -> {}));
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
