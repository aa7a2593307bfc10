package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OpenAI's chat messages: {@code role}, {@code content}, {@code tool_calls}, {@code tool_call_id}
 * and {@code name}.
 *
 * <p>Fields beside these, such as {@code reasoning_content} or {@code refusal}, are left out.
 */
final class OpenAiChat implements Dialect {
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");
  private static final Name TOOL_CALL_ID = Name.of("tool_call_id");
  private static final Name ID = Name.of("id");
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");
  private static final Name ARGUMENTS = Name.of("arguments");
  private static final Words<Role> ROLES = new Words<>(Role.class).also("developer", Role.SYSTEM);

  private final Parts parts;

  OpenAiChat(Parts parts) {
    this.parts = parts;
  }

  @Override
  public String name() {
    return parts == Parts.TEXT ? "openai" : "openai_with_images";
  }

  @Override
  public List<Message> messages(Node array) {
    List<Message> messages = new ArrayList<>();
    for (Node item : array.items()) {
      messages.add(message(item));
    }
    return messages;
  }

  @Override
  public Message message(Node object) {
    return message(object, object.field(ROLE).oneOf(ROLES));
  }

  @Override
  public Message message(Node object, Role role) {
    Optional<Node> calls = object.find(TOOL_CALLS);
    return new Message(
        role,
        content(object.find(CONTENT)),
        calls.isPresent() ? toolCalls(calls.get()) : List.of(),
        string(object.find(TOOL_CALL_ID)),
        string(object.find(NAME)));
  }

  private Optional<Node> content(Optional<Node> content) {
    if (content.isPresent() && !content.get().is(Kind.STRING)) {
      Node array = content.get();
      if (!array.is(Kind.ARRAY)) {
        throw array.failure(
            "expected a string, an array of parts or null but found " + array.kind().words());
      }
      parts.check(array);
    }
    return content;
  }

  private static Optional<Node> string(Optional<Node> node) {
    if (node.isPresent()) {
      node.get().as(Kind.STRING);
    }
    return node;
  }

  private static List<ToolCall> toolCalls(Node array) {
    List<ToolCall> calls = new ArrayList<>(1);
    for (Node call : array.items()) {
      calls.add(toolCall(call));
    }
    return calls;
  }

  private static ToolCall toolCall(Node call) {
    Node function = call.field(FUNCTION);
    return new ToolCall(
        string(call.find(ID)),
        function.field(NAME).as(Kind.STRING),
        Arguments.of(function.find(ARGUMENTS)));
  }
}
