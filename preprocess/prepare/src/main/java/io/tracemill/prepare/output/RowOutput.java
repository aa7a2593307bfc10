package io.tracemill.prepare.output;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Example;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;

/** Writes the row of each example and hands the example on; drops what is too long or not new. */
public final class RowOutput implements Stage<Example, Example> {
  private final RowWriter writer;
  private final int maxChars;
  private final Predicate<Row> isNew;
  private final OutputStream out;

  /**
   * Writes to {@code out}.
   *
   * @param isNew is asked once about each row that is not too long
   */
  public RowOutput(RowSettings settings, Predicate<Row> isNew, OutputStream out) {
    this.writer = RowShapes.writer(settings);
    this.maxChars = settings.maxChars();
    this.isNew = isNew;
    this.out = out;
  }

  @Override
  public void take(Example example, Outlet<Example> outlet) throws IOException {
    Row row = writer.row(example);
    if (row.isLongerThan(maxChars)) {
      outlet.drop(RowDrops.tooLong(example, row, maxChars));
    } else if (!isNew.test(row)) {
      String message = "the same row was written before";
      outlet.drop(RowDrops.drop(DropReason.DUPLICATE_ROW, example, message));
    } else {
      row.writeTo(out);
      outlet.keep(example);
    }
  }
}
