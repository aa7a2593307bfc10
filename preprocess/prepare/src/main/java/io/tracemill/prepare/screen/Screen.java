package io.tracemill.prepare.screen;

import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.io.IOException;
import java.util.List;

/**
 * A way to tell which traces are to be used: measures each while it is surveyed, and drops some
 * once all are.
 *
 * <p>Has no state of a run, so that it may be used for several.
 */
public interface Screen {

  /** The columns it keeps of each trace, besides those that every table has. */
  List<TableColumn> columns();

  /** Fills them; made for one thread. */
  Measurer measurer();

  /**
   * Drops candidates from {@code fates}, with reasons that are this screen's alone.
   *
   * @param table the numbers of all traces, which may be gone through several times
   * @param again the traces themselves, for a screen that has to see them all side by side
   * @return what says why a trace was dropped
   * @throws IOException if a trace cannot be read again, or nobody can be asked about it
   */
  Verdict decide(TraceTable table, Fates fates, TracesAgain again) throws IOException;
}
