package io.tracemill.prepare.slice;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Example;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.io.IOException;

/** One example for each of the assistant's messages. */
final class EveryAnswer implements Slicer {

  @Override
  public void take(Trace trace, Outlet<Example> outlet) throws IOException {
    boolean none = true;
    for (int turn = 0; turn < trace.messages().size(); turn++) {
      if (trace.messages().get(turn).role() == Role.ASSISTANT) {
        outlet.keep(new Example(trace, turn));
        none = false;
      }
    }
    if (none) {
      outlet.drop(NoAnswer.in(trace));
    }
  }
}
