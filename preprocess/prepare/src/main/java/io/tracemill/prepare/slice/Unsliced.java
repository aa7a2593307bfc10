package io.tracemill.prepare.slice;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.io.IOException;

/** Hands whole traces on that have an answer. */
public final class Unsliced implements Stage<Trace, Trace> {
  @Override
  public void take(Trace trace, Outlet<Trace> outlet) throws IOException {
    for (Message message : trace.messages()) {
      if (message.role() == Role.ASSISTANT) {
        outlet.keep(trace);
        return;
      }
    }
    outlet.drop(NoAnswer.in(trace));
  }
}
