package io.tracemill.prepare;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.slice.Slicer;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.Example;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Optional;
import java.util.Queue;

/**
 * The examples of some surveyed traces.
 *
 * @param rows those of the traces
 */
record ChosenTraces(TracesAgain again, BitSet rows, Turns turns) implements Chosen {

  /** The examples of {@code traces}. */
  static ChosenTraces of(TracesAgain again, int[] traces, Turns turns) {
    BitSet rows = new BitSet();
    for (int trace : traces) {
      rows.set(trace);
    }
    return new ChosenTraces(again, rows, turns);
  }

  @Override
  public Cursor open() throws IOException {
    return new Sliced(again.read(rows::get), turns.slicer());
  }

  private record Sliced(TracesAgain.Reading traces, Slicer slicer, Queue<Example> ready)
      implements Cursor {
    Sliced(TracesAgain.Reading traces, Slicer slicer) {
      this(traces, slicer, new ArrayDeque<>());
    }

    @Override
    public Optional<Example> next() throws IOException {
      while (ready.isEmpty()) {
        Optional<TracesAgain.Surveyed> next = traces.next();
        if (next.isEmpty()) {
          return Optional.empty();
        }
        slicer.take(next.get().trace(), Outlet.of(ready::add, dropped -> {}));
      }
      return Optional.of(ready.remove());
    }

    @Override
    public void close() throws IOException {
      traces.close();
    }
  }
}
