package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Surveyed lines read again, and what they hold; the same as before, or it fails. */
final class LinesAgain implements Closeable {
  private final TraceTable table;
  private final ChosenLines lines;
  private final TraceReader reader;
  private final List<Item> items = new ArrayList<>();
  private final Fingerprint bytes = new Fingerprint();

  private LinesAgain(TraceTable table, ChosenLines lines, TraceReader reader) {
    this.table = table;
    this.lines = lines;
    this.reader = reader;
  }

  /** The lines of {@code file}, of which {@code table} is the survey. */
  static LinesAgain of(TraceFile file, TraceTable table) throws IOException {
    return new LinesAgain(table, file.chosen(), file.reader(new Tally(), new Tally()));
  }

  /** The first row of the line of {@code row}. */
  int first(int row) {
    int first = row;
    while (first > 0 && isSameLine(first - 1, row)) {
      first--;
    }
    return first;
  }

  /** The row behind the last one of the line of {@code row}. */
  int end(int row) {
    int end = row + 1;
    while (end < table.size() && isSameLine(end, row)) {
      end++;
    }
    return end;
  }

  private boolean isSameLine(int row, int other) {
    return table.get(row, TraceTable.OFFSET) == table.get(other, TraceTable.OFFSET);
  }

  /**
   * What the line holds that begins with {@code first}; parts that cannot be read were told of by
   * the survey.
   *
   * @param first rows have to be asked for in their order
   * @return an item for each of its rows, until the next line is read
   */
  List<Item> items(int first) throws IOException {
    Line line = lines.line(table, first);
    check(
        SurveyRow.hash(bytes, line) == table.get(first, TraceTable.RAW),
        new Origin(line.source(), line.number(), line.path()));
    items.clear();
    reader.take(line, Outlet.of(items::add, drop -> {}));
    return Collections.unmodifiableList(items);
  }

  private static void check(boolean unchanged, Origin origin) throws IOException {
    if (!unchanged) {
      throw new IOException(origin + " changed while it was read; run again");
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
