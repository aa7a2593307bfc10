package io.tracemill.prepare.output;

import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.trace.Example;
import io.tracemill.trace.Origin;

/** How a row that is left out is told of. */
public final class RowDrops {
  private RowDrops() {}

  /** The drop of {@code example}'s row; its path is the answer's message. */
  public static Drop drop(DropReason reason, Example example, String message) {
    Origin origin = example.trace().origin();
    return new Drop(reason, origin, origin.path() + ".messages[" + example.turn() + "]", message);
  }

  /** The drop of a row that has more than {@code limit} characters. */
  public static Drop tooLong(Example example, Row row, int limit) {
    return drop(
        DropReason.TOO_LONG,
        example,
        "expected at most " + limit + " characters but found " + row.characters());
  }
}
