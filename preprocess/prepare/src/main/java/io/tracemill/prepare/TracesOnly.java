package io.tracemill.prepare;

import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;

/** Hands traces on and drops text. */
final class TracesOnly implements Stage<Item, Trace> {
  @Override
  public void take(Item item, Outlet<Trace> outlet) throws IOException {
    if (item instanceof Trace trace) {
      outlet.keep(trace);
    } else {
      Origin origin = item.origin();
      String message = "expected a conversation but found text";
      outlet.drop(new Drop(DropReason.NOT_A_CONVERSATION, origin, origin.path(), message));
    }
  }
}
