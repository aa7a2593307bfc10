package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Vercel AI SDK's list of tool calls, {@code [{"toolCallId", "toolName", "input"}]}, which is
 * an assistant's whole answer; older versions say {@code args} for {@code input}.
 */
public final class AiSdkCalls {
  private static final Name TOOL_CALL_ID = Name.of("toolCallId");
  private static final Name TOOL_NAME = Name.of("toolName");
  private static final Name INPUT = Name.of("input");
  private static final Name ARGS = Name.of("args");

  private AiSdkCalls() {}

  /** Whether {@code array} is such a list. */
  public static boolean matches(Node array) {
    for (Node first : array.items()) {
      return first.is(Kind.OBJECT) && first.find(TOOL_NAME).isPresent();
    }
    return false;
  }

  /**
   * The assistant's message that makes the calls in {@code array}.
   *
   * @throws io.tracemill.json.DataException if an item is no call
   */
  public static Message message(Node array) {
    List<ToolCall> calls = new ArrayList<>(1);
    for (Node call : array.items()) {
      calls.add(
          new ToolCall(
              call.find(TOOL_CALL_ID).map(id -> id.as(Kind.STRING)),
              call.field(TOOL_NAME).as(Kind.STRING),
              Arguments.of(call.find(INPUT).or(() -> call.find(ARGS)))));
    }
    return new Message(Role.ASSISTANT, Optional.empty(), calls, Optional.empty(), Optional.empty());
  }
}
