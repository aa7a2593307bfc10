package io.tracemill.prepare;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a survey keeps of each trace.
 *
 * @param threads how many survey at the same time; the result does not depend on it
 * @param columns besides those that every table has
 * @param measurers each makes one for a thread
 */
record SurveySettings(int threads, List<TableColumn> columns, List<Supplier<Measurer>> measurers) {

  /** What {@code screens} need. */
  static SurveySettings of(int threads, List<Screen> screens) {
    return new SurveySettings(
        threads,
        screens.stream().flatMap(screen -> screen.columns().stream()).toList(),
        screens.stream().<Supplier<Measurer>>map(screen -> screen::measurer).toList());
  }

  /** The same, and {@code measurer} looks at each trace too. */
  SurveySettings with(Supplier<Measurer> measurer) {
    List<Supplier<Measurer>> more = new ArrayList<>(measurers);
    more.add(measurer);
    return new SurveySettings(threads, columns, more);
  }

  /** An empty table. */
  TraceTable table() {
    return new TraceTable(columns);
  }

  /** Measurers for one thread. */
  List<Measurer> forThread() {
    return measurers.stream().map(Supplier::get).toList();
  }
}
