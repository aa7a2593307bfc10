package io.tracemill.prepare.form;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trajectory of the Agent Trajectory Interchange Format: a step for each message, and what tools
 * gave back in the step that called them. The session's id is there in any case: without one it is
 * where the conversation was read.
 */
final class AtifForm implements TraceForm {
  /** The first that has parts in messages; tool_definitions came with 1.5. */
  private static final String VERSION = "ATIF-v1.6";

  @Override
  public String key() {
    return "atif";
  }

  @Override
  public List<ArgumentStyle> styles() {
    return List.of(ArgumentStyle.OBJECT);
  }

  @Override
  public boolean hasThoughts() {
    return true;
  }

  @Override
  public void write(
      Conversation conversation, ArgumentStyle style, JsonText to, Set<Remark> remarks)
      throws UnheldException {
    Conversation all =
        new Conversation(
            conversation.origin(),
            GivenIds.in(conversation.messages(), remarks),
            conversation.tools(),
            conversation.group());
    all.remarkOnFields(remarks);
    to.beginObject().name("schema_version").value(VERSION).name("session_id");
    Optional<Node> group = all.group();
    to.value(group.isPresent() ? words(group.get()) : all.origin().toString());
    to.name("agent").beginObject().name("name").value("unknown").name("version").value("unknown");
    if (!all.tools().isEmpty()) {
      to.name("tool_definitions").beginArray();
      all.tools().forEach(to::value);
      to.endArray();
    }
    to.endObject().name("steps").beginArray();
    int step = 1;
    for (int i = 0; i < all.messages().size(); ) {
      to.beginObject().name("step_id").value(step++);
      i = step(all, i, to);
      to.endObject();
    }
    to.endArray().endObject();
  }

  /** A number is text here. */
  private static String words(Node group) {
    Slice raw = group.raw();
    return raw.isString() ? raw.text() : raw.toString();
  }

  /** Writes the step that begins with the message at {@code index}; where the next one is. */
  private static int step(Conversation all, int index, JsonText to) throws UnheldException {
    Message message = all.messages().get(index);
    if (message.role() == Role.TOOL) {
      throw new UnheldException(
          Unheld.RESULT_WITHOUT_CALL,
          index,
          "the form has results in the step that calls for them");
    }
    to.name("source").value(source(message)).name("message");
    content(all, index, to);
    Optional<Content> thought = message.aside().thought();
    if (thought.isPresent()) {
      to.name("reasoning_content").raw(thought.get().quoted());
    }
    if (!message.callsTools()) {
      return index + 1;
    }
    Set<String> ids = new HashSet<>();
    to.name("tool_calls").beginArray();
    for (ToolCall call : message.toolCalls()) {
      ids.add(call.id().orElseThrow().text());
      to.beginObject().name("tool_call_id").value(call.id().orElseThrow());
      to.name("function_name").value(call.name());
      ArgumentStyle.OBJECT.write(call, to.name("arguments"));
      to.endObject();
    }
    to.endArray();
    return results(all, index + 1, ids, to);
  }

  private static String source(Message message) {
    return switch (message.role()) {
      case SYSTEM -> "system";
      case USER, TOOL -> "user";
      case ASSISTANT -> "agent";
    };
  }

  private static int results(Conversation all, int index, Set<String> ids, JsonText to)
      throws UnheldException {
    int at = index;
    while (at < all.messages().size() && all.messages().get(at).role() == Role.TOOL) {
      Node id = all.messages().get(at).toolCallId().orElseThrow();
      if (!ids.contains(id.text())) {
        throw new UnheldException(
            Unheld.RESULT_WITHOUT_CALL, at, "the result answers no call of the step before it");
      }
      if (at == index) {
        to.name("observation").beginObject().name("results").beginArray();
      }
      to.beginObject().name("source_call_id").value(id).name("content");
      content(all, at, to);
      to.endObject();
      at++;
    }
    if (at > index) {
      to.endArray().endObject();
    }
    return at;
  }

  private static void content(Conversation all, int index, JsonText to) throws UnheldException {
    Content content = all.messages().get(index).content();
    if (content.isNone()) {
      to.value("");
    } else if (content.isString()) {
      to.raw(content.json());
    } else {
      to.beginArray();
      for (Part part : content.parts()) {
        Optional<Slice> text = part.text();
        if (text.isEmpty()) {
          throw new UnheldException(
              Unheld.NO_TEXT,
              index,
              "expected text but found a part that is none, such as an image");
        }
        to.beginObject().name("type").value("text").name("text").raw(text.get()).endObject();
      }
      to.endArray();
    }
  }
}
