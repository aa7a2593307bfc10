package io.tracemill.dialect;

import io.tracemill.dialect.call.CallFormats;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Expands an example of a conversation into one for each answer up to its own that calls a tool; an
 * example without any stays as it is.
 *
 * <p>This is {@code evaluation.expand_tool_calling_turns}, for the baseline and for models alike.
 */
public final class ToolCallTurns {
  private final DataVersion version;

  /**
   * Turns of rows of {@code version}: where an answer is but a text, it may be a call in any of the
   * ways in which models write them.
   */
  public ToolCallTurns(DataVersion version) {
    this.version = version;
  }

  /** The examples that {@code example} becomes, in the order of their turns. */
  public List<Example> of(Example example) {
    List<Example> turns = new ArrayList<>();
    for (int turn = 0; turn < example.turn(); turn++) {
      Message message = example.prompt().get(turn);
      if (message.role() == Role.ASSISTANT && message.callsTools()) {
        turns.add(example.earlier(turn));
      }
    }
    if (turns.isEmpty() || isCall(example.answer())) {
      turns.add(example);
    }
    return turns;
  }

  private boolean isCall(Message answer) {
    return answer.callsTools()
        || version == DataVersion.V0 && CallFormats.only(answer.content().text()).isPresent();
  }
}
