package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Rule;
import java.util.Optional;

/** OpenAI's tool calls as the text of a message, as libraries write them that know but text. */
final class WrittenCalls {
  private static final Name FUNCTION = Name.of("function");
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALL_ID = Name.of("tool_call_id");
  private static final Name NAME = Name.of("name");
  private static final Name ARGUMENTS = Name.of("arguments");

  private WrittenCalls() {}

  /** The array of calls that {@code content} is, if it is one. */
  static Optional<Node> in(Content content) {
    if (!(content instanceof Content.Json recorded) || !recorded.isString()) {
      return Optional.empty();
    }
    return Texts.inside(recorded.node()).filter(WrittenCalls::areCalls);
  }

  /**
   * The assistant's message whose calls {@code item}, which says to be a tool's, has: Koog records
   * them so. What answers a call is a result, whatever it looks like.
   */
  static Optional<Message> inToolsName(Node item) {
    Optional<Node> content = item.peek(CONTENT).filter(text -> text.is(Kind.STRING));
    if (content.isEmpty() || item.peek(TOOL_CALL_ID).isPresent()) {
      return Optional.empty();
    }
    Optional<Node> calls = in(new Content.Json(content.get()));
    if (calls.isEmpty()) {
      return Optional.empty();
    }
    item.find(ROLE);
    item.find(CONTENT);
    Message calling = Message.calling(OpenAiChat.toolCalls(calls.get()));
    return Optional.of(calling.with(calling.aside().with(Rule.TOOL_CALLS_WERE_WRITTEN_IN_TEXT)));
  }

  private static boolean areCalls(Node inside) {
    if (!inside.is(Kind.ARRAY) || inside.size() == 0) {
      return false;
    }
    for (Node item : inside.items()) {
      Optional<Node> function = item.is(Kind.OBJECT) ? item.peek(FUNCTION) : Optional.<Node>empty();
      if (function.isEmpty()
          || !function.get().is(Kind.OBJECT)
          || !function.get().has(NAME)
          || !function.get().has(ARGUMENTS)) {
        return false;
      }
    }
    return true;
  }
}
