package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Optional;

/** The platform's tool answers: {@code {"name": ..., "parameters": {...}}}. */
final class PlatformCalls {
  private static final Name NAME = Name.of("name");
  private static final Name PARAMETERS = Name.of("parameters");

  private PlatformCalls() {}

  /** The assistant's message that makes the call in {@code node}, if it is one. */
  static Optional<Message> nameAndParameters(Node node) {
    if (!node.is(Kind.OBJECT)
        || node.size() != 2
        || node.find(NAME).filter(name -> name.is(Kind.STRING)).isEmpty()
        || node.find(PARAMETERS).filter(object -> object.is(Kind.OBJECT)).isEmpty()) {
      return Optional.empty();
    }
    ToolCall call = new ToolCall(Optional.empty(), node.field(NAME), node.find(PARAMETERS));
    return Optional.of(Message.calling(List.of(call)));
  }
}
