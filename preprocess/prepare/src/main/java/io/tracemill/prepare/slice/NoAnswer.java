package io.tracemill.prepare.slice;

import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.trace.Trace;

/** What becomes of a trace without an example. */
final class NoAnswer {
  private NoAnswer() {}

  static Drop in(Trace trace) {
    return new Drop(
        DropReason.NO_ANSWER,
        trace.origin(),
        trace.origin().path(),
        "expected an assistant's message but found none in " + trace.messages().size());
  }
}
