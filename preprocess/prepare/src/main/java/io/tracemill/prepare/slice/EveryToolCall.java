package io.tracemill.prepare.slice;

import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Example;

/**
 * Expands an example of a conversation into one for each answer up to its own that calls a tool; an
 * example without any stays as it is.
 *
 * <p>This is {@code evaluation.expand_tool_calling_turns}.
 */
public final class EveryToolCall implements Stage<Example, Example> {

  @Override
  public void take(Example example, Outlet<Example> outlet) {
    boolean none = true;
    for (int turn = 0; turn < example.turn(); turn++) {
      if (!example.trace().messages().get(turn).toolCalls().isEmpty()) {
        outlet.keep(new Example(example.trace(), turn));
        none = false;
      }
    }
    if (none || !example.answer().toolCalls().isEmpty()) {
      outlet.keep(example);
    }
  }
}
