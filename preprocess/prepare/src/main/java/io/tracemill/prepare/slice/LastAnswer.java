package io.tracemill.prepare.slice;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Example;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.io.IOException;

/** One example for the assistant's last message; what follows it is cut. */
final class LastAnswer implements Slicer {

  @Override
  public void take(Trace trace, Outlet<Example> outlet) throws IOException {
    for (int turn = trace.messages().size() - 1; turn >= 0; turn--) {
      if (trace.messages().get(turn).role() == Role.ASSISTANT) {
        outlet.keep(new Example(trace, turn));
        return;
      }
    }
    outlet.drop(NoAnswer.in(trace));
  }
}
