package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.table.TraceRow;
import io.tracemill.prepare.table.TraceTable;
import java.util.List;

/** What a survey keeps of traces for a screen. */
final class Surveyed {
  private Surveyed() {}

  static TraceTable table(Screen screen, List<String> lines) {
    TraceTable table = new TraceTable(screen.columns());
    TraceRow row = table.row();
    Measurer measurer = screen.measurer();
    Recorded.forEach(
        lines,
        trace -> {
          row.clear();
          measurer.measure(trace, row);
          table.add(row);
        });
    return table;
  }
}
