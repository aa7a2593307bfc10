package io.tracemill.prepare.output;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import java.io.IOException;

/**
 * Drops examples that no row can hold: without a prompt, without an answer, with too many calls.
 */
public final class RowCheck implements Stage<Example, Example> {
  private final DataVersion version;
  private final SystemPrompts systemPrompts;

  /** A check for rows of {@code version}. */
  public RowCheck(DataVersion version, SystemPrompts systemPrompts) {
    this.version = version;
    this.systemPrompts = systemPrompts;
  }

  @Override
  public void take(Example example, Outlet<Example> outlet) throws IOException {
    Message answer = example.answer();
    if (!hasPrompt(example)) {
      drop(DropReason.EMPTY_PROMPT, example, "nothing was said before this answer", outlet);
    } else if (!answer.callsTools() && answer.content().isBlank()) {
      drop(DropReason.EMPTY_ANSWER, example, "the answer has neither text nor tool calls", outlet);
    } else if (version == DataVersion.V0 && answer.toolCalls().size() > 1) {
      String message =
          "expected one tool call but found "
              + answer.toolCalls().size()
              + ", for which a row of data version 0 has no room; use --data-version 1";
      drop(DropReason.SEVERAL_TOOL_CALLS, example, message, outlet);
    } else {
      outlet.keep(example);
    }
  }

  private boolean hasPrompt(Example example) {
    for (int turn = 0; turn < example.turn(); turn++) {
      if (systemPrompts.keeps(example.trace().messages().get(turn))) {
        return true;
      }
    }
    return false;
  }

  private static void drop(
      DropReason reason, Example example, String message, Outlet<Example> outlet)
      throws IOException {
    outlet.drop(RowDrops.drop(reason, example, message));
  }
}
