package io.tracemill.prepare.screen;

import io.tracemill.prepare.table.TraceRow;
import io.tracemill.trace.Trace;

/** Reads one trace after another. Not for use by several threads. */
public interface Measurer {

  /** Sets in {@code row} what is to be kept of {@code trace}, whose values hold only now. */
  void measure(Trace trace, TraceRow row);
}
