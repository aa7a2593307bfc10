package io.tracemill.prepare;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Receiver;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.output.Row;
import io.tracemill.prepare.output.RowHash;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Example;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes the rows of traces without writing them, to see which there are. */
final class RowTrial {
  private final TraceFile file;
  private final TraceTable table;
  private final Stage<Trace, Example> toRows;
  private final Receiver<int[]> first;
  private final RowHash hash = new RowHash();
  private long[] seen = new long[16];
  private int count;

  /**
   * A rehearsal of traces of {@code file}.
   *
   * @param toRows makes what makes rows, which asks about each of them
   * @param first is shown traces, ascending, before they are read
   */
  RowTrial(
      TraceFile file,
      TraceTable table,
      Function<Predicate<Row>, Stage<Trace, Example>> toRows,
      Receiver<int[]> first) {
    this.file = file;
    this.table = table;
    this.toRows = toRows.apply(this::see);
    this.first = first;
  }

  private boolean see(Row row) {
    if (count == seen.length) {
      seen = Arrays.copyOf(seen, 2 * count);
    }
    seen[count++] = hash.of(row);
    return true;
  }

  /** The rows of {@code traces}. */
  Rows of(int... traces) throws IOException {
    int[] sorted = traces.clone();
    Arrays.sort(sorted);
    first.take(sorted);
    long[][] rows = new long[sorted.length][];
    try (LinesAgain lines = LinesAgain.of(file, table)) {
      int end;
      for (int i = 0; i < sorted.length; i = end) {
        int begin = lines.first(sorted[i]);
        List<Item> items = lines.items(begin);
        for (end = i; end < sorted.length && sorted[end] < lines.end(begin); end++) {
          rows[end] = of((Trace) items.get(sorted[end] - begin));
        }
      }
    }
    return new Rows(sorted, rows);
  }

  private long[] of(Trace trace) throws IOException {
    count = 0;
    toRows.take(trace, Outlet.nowhere());
    return Arrays.copyOf(seen, count);
  }

  /**
   * Hashes of the rows of some traces.
   *
   * @param traces ascending
   * @param rows by the place of the trace
   */
  record Rows(int[] traces, long[][] rows) {

    /** The hashes of the rows of {@code trace}, which is one of them. */
    long[] of(int trace) {
      return rows[Arrays.binarySearch(traces, trace)];
    }
  }
}
