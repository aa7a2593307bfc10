package io.tracemill.prepare.output;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Example;
import java.io.IOException;

/** Drops examples whose rows are known. Not for use by several threads. */
public final class FreshRows implements Stage<Example, Example> {
  private final RowWriter writer;
  private final KnownRows own;
  private final KnownRows other;

  /**
   * Drops known rows.
   *
   * @param own those of the split that rows are made for
   * @param other those of the other one
   */
  public FreshRows(RowSettings settings, KnownRows own, KnownRows other) {
    this.writer = RowShapes.writer(settings);
    this.own = own;
    this.other = other;
  }

  @Override
  public void take(Example example, Outlet<Example> outlet) throws IOException {
    Row row = writer.row(example);
    if (own.has(row)) {
      String message = "the split has the same row already";
      outlet.drop(RowDrops.drop(DropReason.DUPLICATE_ROW, example, message));
    } else if (other.has(row)) {
      String message = "the other split has the same row";
      outlet.drop(RowDrops.drop(DropReason.ROW_IN_OTHER_SPLIT, example, message));
    } else {
      outlet.keep(example);
    }
  }
}
