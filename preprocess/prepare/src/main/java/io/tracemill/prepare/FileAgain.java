package io.tracemill.prepare;

import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The traces of a file that was surveyed.
 *
 * @param table the survey, of which nothing that tells where lines are is forgotten
 */
record FileAgain(TraceFile file, TraceTable table) implements TracesAgain {

  @Override
  public Reading read(IntPredicate rows) throws IOException {
    return new Rows(LinesAgain.of(file, table), table.size(), rows);
  }

  private static final class Rows implements Reading {
    private final LinesAgain lines;
    private final int size;
    private final IntPredicate chosen;
    private List<Item> items = List.of();
    private int first;
    private int row;

    Rows(LinesAgain lines, int size, IntPredicate chosen) {
      this.lines = lines;
      this.size = size;
      this.chosen = chosen;
    }

    @Override
    public Optional<Surveyed> next() throws IOException {
      while (row < size && !chosen.test(row)) {
        row++;
      }
      if (row == size) {
        return Optional.empty();
      }
      if (row >= first + items.size()) {
        first = lines.first(row);
        items = lines.items(first);
      }
      Surveyed next = new Surveyed(row, (Trace) items.get(row - first));
      row++;
      return Optional.of(next);
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
