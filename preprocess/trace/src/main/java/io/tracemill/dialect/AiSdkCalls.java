package io.tracemill.dialect;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.List;

/**
 * The Vercel AI SDK's list of tool calls, {@code [{"toolCallId", "toolName", "input"}]}, which is
 * an assistant's whole answer.
 */
public final class AiSdkCalls implements ItemReader {
  private static final Name TOOL_NAME = Name.of("toolName");
  private static final CallKeys KEYS = new CallKeys("toolCallId", "toolName", "input");

  AiSdkCalls() {}

  /** Whether {@code array} is such a list. */
  public static boolean matches(Node array) {
    for (Node first : array.items()) {
      return first.is(Kind.OBJECT) && first.find(TOOL_NAME).isPresent();
    }
    return false;
  }

  @Override
  public String name() {
    return "ai_sdk_calls";
  }

  @Override
  public void read(Node item, List<Message> conversation) {
    ToolCall call = KEYS.call(item);
    int last = conversation.size() - 1;
    if (last >= 0 && conversation.get(last).role() == Role.ASSISTANT) {
      conversation.set(last, conversation.get(last).with(call));
    } else {
      conversation.add(Message.calling(List.of(call)));
    }
  }
}
