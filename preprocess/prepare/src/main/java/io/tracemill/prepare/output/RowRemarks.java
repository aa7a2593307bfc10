package io.tracemill.prepare.output;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import java.io.IOException;

/** Counts what is to be said of rows that are written. */
public final class RowRemarks implements Stage<Example, Example> {
  private final DataVersion version;
  private final Tally rows;

  /** Counts in {@code rows} what is true of rows of {@code version}. */
  public RowRemarks(DataVersion version, Tally rows) {
    this.version = version;
    this.rows = rows;
  }

  @Override
  public void take(Example written, Outlet<Example> outlet) throws IOException {
    Message answer = written.answer();
    if (version == DataVersion.V0 && answer.callsTools() && !answer.content().isBlank()) {
      rows.remark(Remark.TEXT_BESIDE_CALL);
    }
    outlet.keep(written);
  }
}
