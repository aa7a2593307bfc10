package io.tracemill.dialect;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.util.Map;
import java.util.Optional;

/**
 * OpenTelemetry's messages, {@code {"role", "parts": [{"type", ...}]}}, and Pydantic AI's, {@code
 * {"kind": "request", "parts": [{"part_kind", ...}]}}. An answer with several messages of the
 * assistant in a row has as many choices: the first counts.
 */
final class OtelPartsDialect implements Dialect {
  private static final Name ROLE = Name.of("role");
  private static final Name KIND = Name.of("kind");
  private static final Name PARTS = Name.of("parts");
  private static final Name TYPE = Name.of("type");
  private static final Name PART_KIND = Name.of("part_kind");
  private static final Name CONTENT = Name.of("content");
  private static final Name INSTRUCTIONS = Name.of("instructions");
  private static final Name TOOL_NAME = Name.of("tool_name");
  private static final Name TOOL_CALL_ID = Name.of("tool_call_id");
  private static final Name ARGS = Name.of("args");
  private static final Name FINISH_REASON = Name.of("finish_reason");

  /** Whose parts Pydantic AI's kinds are. */
  private static final Map<String, Role> SPEAKERS =
      Map.of(
          "system-prompt", Role.SYSTEM,
          "user-prompt", Role.USER,
          "tool-return", Role.TOOL,
          "retry-prompt", Role.TOOL);

  @Override
  public String name() {
    return "otel_parts";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      for (Node item : payload.items()) {
        if (isOwn(item)) {
          return Match.SURE;
        }
      }
      return Match.NO;
    }
    return isOwn(payload) ? Match.SURE : Match.NO;
  }

  private static boolean isOwn(Node item) {
    if (!item.is(Kind.OBJECT) || !item.has(ROLE) && !item.has(KIND)) {
      return false;
    }
    Optional<Node> parts = item.peek(PARTS).filter(array -> array.is(Kind.ARRAY));
    if (parts.isPresent()) {
      for (Node part : parts.get().items()) {
        if (isText(part, TYPE) || isText(part, PART_KIND)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isText(Node object, Name name) {
    return object.is(Kind.OBJECT)
        && object.peek(name).filter(value -> value.is(Kind.STRING)).isPresent();
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (!payload.is(Kind.ARRAY)) {
      message(payload, talk);
      return;
    }
    boolean chosen = false;
    for (Node item : payload.items()) {
      boolean choice = talk.isAnswer() && item.is(Kind.OBJECT) && item.has(FINISH_REASON);
      if (chosen && choice) {
        talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
        continue;
      }
      chosen = choice;
      message(item, talk);
    }
  }

  private static void message(Node item, Talk talk) {
    if (item.is(Kind.OBJECT) && item.has(KIND) && !item.has(ROLE)) {
      ofPydantic(item, talk);
    } else {
      AnyMessage.read(item, talk);
    }
  }

  private static void ofPydantic(Node item, Talk talk) {
    boolean answers = item.field(KIND).raw().toString().equals("\"response\"");
    Optional<Node> instructions = item.find(INSTRUCTIONS).filter(text -> text.is(Kind.STRING));
    if (instructions.isPresent() && talk.messages().isEmpty()) {
      talk.add(Message.saying(Role.SYSTEM, Media.content(instructions.get())));
    }
    if (answers) {
      JsonText blocks = new JsonText(Layout.COMPACT).beginArray();
      item.field(PARTS).items().forEach(part -> block(part, blocks));
      Node said = Node.of(blocks.endArray().toString());
      talk.addAll(Blocks.messages(Message.saying(Role.ASSISTANT, Content.none()), said));
      return;
    }
    for (Node part : item.field(PARTS).items()) {
      String kind = part.field(PART_KIND).text();
      Role role = SPEAKERS.getOrDefault(kind, Role.USER);
      boolean ofTool = part.find(TOOL_NAME).isPresent();
      AnyMessage.message(part, Optional.of(role == Role.TOOL && !ofTool ? Role.USER : role), talk);
    }
  }

  /** A part of an answer as OpenTelemetry has it. */
  private static void block(Node part, JsonText json) {
    String kind = part.field(PART_KIND).text();
    json.beginObject().name("type");
    switch (kind) {
      case "tool-call" -> {
        json.value("tool_call");
        part.find(TOOL_CALL_ID).ifPresent(id -> json.name("id").value(id));
        json.name("name").value(part.field(TOOL_NAME));
        part.find(ARGS).ifPresent(args -> json.name("arguments").value(args));
      }
      case "builtin-tool-call" -> json.value("server_tool_call");
      case "builtin-tool-return" -> json.value("server_tool_call_response");
      default -> {
        json.value(kind);
        part.find(CONTENT).ifPresent(said -> json.name("content").value(said));
      }
    }
    json.endObject();
  }
}
