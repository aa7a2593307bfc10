package io.tracemill.dialect;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The items of OpenAI's Responses: messages, {@code function_call} and {@code
 * function_call_output}. Calls that follow one another, or an answer, are one turn; {@code
 * reasoning} is left out.
 */
public final class ResponsesItems implements ItemReader {
  private static final Name TYPE = Name.of("type");
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TEXT = Name.of("text");
  private static final Name REFUSAL = Name.of("refusal");
  private static final Name CALL_ID = Name.of("call_id");
  private static final Name OUTPUT = Name.of("output");
  private static final CallKeys KEYS = new CallKeys("call_id", "name", "arguments");
  private static final Words<Role> ROLES = new Words<>(Role.class).also("developer", Role.SYSTEM);

  ResponsesItems() {}

  /** Whether an item of {@code array} can be nothing else. */
  public static boolean matches(Node array) {
    for (Node item : array.items()) {
      if (item.is(Kind.OBJECT)) {
        String type = type(item);
        if (item.has(CALL_ID) ? type.startsWith("function_call") : isMessage(item, type)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMessage(Node item, String type) {
    return item.has(TYPE) && type.equals("message") && item.peek(CONTENT).isPresent();
  }

  /** A message may have no type. */
  private static String type(Node item) {
    return item.peek(TYPE).filter(type -> type.is(Kind.STRING)).map(Node::text).orElse("message");
  }

  @Override
  public String name() {
    return "openai_responses";
  }

  @Override
  public void read(Node item, List<Message> conversation) {
    item.find(TYPE);
    switch (type(item)) {
      case "message" -> {
        Role role = item.field(ROLE).oneOf(ROLES);
        conversation.add(Message.saying(role, content(item.field(CONTENT))));
      }
      case "function_call" -> call(KEYS.call(item), conversation);
      case "function_call_output" -> conversation.add(result(item));
      case "reasoning" -> {}
      default ->
          throw item.field(TYPE)
              .failure(
                  "expected one of [message, function_call, function_call_output, reasoning]"
                      + " but found "
                      + item.field(TYPE).shown());
    }
  }

  private static void call(ToolCall call, List<Message> conversation) {
    int last = conversation.size() - 1;
    if (last >= 0 && conversation.get(last).role() == Role.ASSISTANT) {
      conversation.set(last, conversation.get(last).with(call));
    } else {
      conversation.add(Message.calling(List.of(call)));
    }
  }

  private static Message result(Node item) {
    Optional<Node> id = item.find(CALL_ID).map(node -> node.as(Kind.STRING));
    Content output = content(item.field(OUTPUT));
    return new Message(Role.TOOL, output, List.of(), id, Optional.empty());
  }

  private static Content content(Node content) {
    if (content.is(Kind.STRING)) {
      Media.check(content);
      return new Content.Json(content);
    }
    List<Part> parts = new ArrayList<>();
    Optional<Node> only = Optional.empty();
    for (Node part : content.items()) {
      only = Optional.of(text(part));
      parts.add(new Part.Text(only.get().raw()));
    }
    return parts.size() == 1 ? new Content.Json(only.get()) : new Content.Parts(parts);
  }

  private static Node text(Node part) {
    Node type = part.field(TYPE).as(Kind.STRING);
    return switch (type.text()) {
      case "input_text", "output_text", "text" -> part.field(TEXT).as(Kind.STRING);
      case "refusal" -> part.field(REFUSAL).as(Kind.STRING);
      default ->
          throw type.failure(
              "expected one of [input_text, output_text, refusal] but found " + type.shown());
    };
  }
}
