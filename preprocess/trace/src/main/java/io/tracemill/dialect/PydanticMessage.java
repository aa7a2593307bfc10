package io.tracemill.dialect;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.util.Optional;

/**
 * A message of Pydantic AI, as it keeps them itself: who speaks stands in each part's {@code
 * part_kind}.
 *
 * @see <a href="https://ai.pydantic.dev/api/messages/">its parts</a>
 */
final class PydanticMessage {
  private static final Name KIND = Name.of("part_kind");
  private static final Name PARTS = Name.of("parts");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_NAME = Name.of("tool_name");
  private static final Name ARGS = Name.of("args");
  private static final Name ID = Name.of("tool_call_id");
  private static final Name INSTRUCTIONS = Name.of("instructions");

  private PydanticMessage() {}

  /** Whether {@code item} is one. */
  static boolean is(Node item) {
    Optional<Node> parts = item.is(Kind.OBJECT) ? item.peek(PARTS) : Optional.empty();
    if (parts.isEmpty() || !parts.get().is(Kind.ARRAY)) {
      return false;
    }
    for (Node part : parts.get().items()) {
      return part.is(Kind.OBJECT) && part.has(KIND);
    }
    return false;
  }

  /** Adds what {@code item} says: all texts and calls of an answer are one message. */
  static void read(Node item, Talk talk) {
    Optional<Node> instructions = item.find(INSTRUCTIONS).filter(text -> text.is(Kind.STRING));
    if (instructions.isPresent() && talk.messages().isEmpty()) {
      talk.add(Texts.said(Role.SYSTEM, instructions.get()));
    }
    JsonText answer = new JsonText(Layout.COMPACT).beginObject();
    answer.name("role").value("assistant").name("content").beginArray();
    boolean answers = false;
    for (Node part : item.field(PARTS).items()) {
      answers |= read(part, answer, talk);
    }
    if (answers) {
      message(answer.endArray().endObject(), talk);
    }
  }

  private static void message(JsonText message, Talk talk) {
    AnyMessage.message(Node.of(message.toString()), Optional.empty(), talk);
  }

  /** Adds {@code part} to {@code talk}, or to the blocks of {@code answer}: whether the latter. */
  private static boolean read(Node part, JsonText answer, Talk talk) {
    Node kind = part.as(Kind.OBJECT).field(KIND);
    switch (kind.text()) {
      case "system-prompt" -> said("system", part, talk);
      case "user-prompt" -> said("user", part, talk);
      case "tool-return", "retry-prompt" -> result(part, talk);
      case "builtin-tool-call", "builtin-tool-return" -> talk.note(Rule.SERVER_TOOL_LEFT_OUT);
      case "text", "thinking" -> {
        answer.beginObject().name("type").value(kind).name("text").value(part.field(CONTENT));
        answer.endObject();
        return true;
      }
      case "tool-call" -> {
        answer.beginObject().name("type").value("tool_call");
        part.find(ID).ifPresent(id -> answer.name("id").value(id));
        answer.name("name").value(part.field(TOOL_NAME));
        part.find(ARGS).ifPresent(given -> answer.name("arguments").value(given));
        answer.endObject();
        return true;
      }
      default ->
          throw kind.failure(
              "expected a part that is known, such as \"text\" or \"tool-call\", but found "
                  + kind.shown());
    }
    return false;
  }

  private static void said(String role, Node part, Talk talk) {
    JsonText message = new JsonText(Layout.COMPACT).beginObject().name("role").value(role);
    message(message.name("content").value(part.field(CONTENT)).endObject(), talk);
  }

  /**
   * What a tool gave back, or why it is to be called again; without a tool that goes to the user.
   */
  private static void result(Node part, Talk talk) {
    Optional<Node> name = part.find(TOOL_NAME);
    if (name.isEmpty()) {
      said("user", part, talk);
      return;
    }
    JsonText message = new JsonText(Layout.COMPACT).beginObject().name("role").value("tool");
    message.name("name").value(name.get());
    part.find(ID).ifPresent(id -> message.name("tool_call_id").value(id));
    message(message.name("content").value(part.field(CONTENT)).endObject(), talk);
  }
}
