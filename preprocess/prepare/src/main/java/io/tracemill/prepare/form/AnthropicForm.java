package io.tracemill.prepare.form;

import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request of Anthropic's Messages: {@code {"system", "messages", "tools"}}. Results stand in the
 * user's message, all of one turn in one, with what the user says behind them.
 */
final class AnthropicForm implements TraceForm {
  private static final Name NAME = Name.of("name");
  private static final Name DESCRIPTION = Name.of("description");
  private static final Name PARAMETERS = Name.of("parameters");

  @Override
  public String key() {
    return "anthropic";
  }

  @Override
  public List<ArgumentStyle> styles() {
    return List.of(ArgumentStyle.OBJECT);
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
    all.checkSystemIsFirst();
    all.remarkOnFields(remarks);
    int first = all.systems();
    if (first < all.messages().size() && all.messages().get(first).role() != Role.USER) {
      throw new UnheldException(
          Unheld.TURN_OUT_OF_ORDER, first, "the form has the user's message first");
    }
    to.beginObject();
    if (first > 0) {
      to.name("system").value(all.systemText(remarks));
    }
    to.name("messages").beginArray();
    for (int i = first; i < all.messages().size(); ) {
      i = turn(all, i, to, remarks);
    }
    to.endArray();
    tools(all.functions(), to);
    to.endObject();
  }

  /** Writes the message at {@code index}, and those that are one with it; where the next is. */
  private static int turn(Conversation all, int index, JsonText to, Set<Remark> remarks)
      throws UnheldException {
    Message message = all.messages().get(index);
    Conversation.remarkOnThought(message, remarks);
    to.beginObject().name("role");
    int next = index + 1;
    if (message.role() == Role.ASSISTANT) {
      to.value("assistant").name("content");
      answer(all, index, to);
    } else if (message.role() == Role.USER) {
      to.value("user").name("content");
      content(all, index, to);
    } else {
      to.value("user").name("content").beginArray();
      next = results(all, index, to);
      to.endArray();
    }
    to.endObject();
    return next;
  }

  private static void answer(Conversation all, int index, JsonText to) throws UnheldException {
    Message message = all.messages().get(index);
    if (!message.callsTools()) {
      content(all, index, to);
      return;
    }
    to.beginArray();
    if (!message.content().isSilent()) {
      blocks(all, index, to);
    }
    message.toolCalls().forEach(call -> call(call, to));
    to.endArray();
  }

  private static void call(ToolCall call, JsonText to) {
    to.beginObject().name("type").value("tool_use").name("id").value(call.id().orElseThrow());
    ArgumentStyle.OBJECT.write(call, to.name("name").value(call.name()).name("input"));
    to.endObject();
  }

  /** The results from {@code index} on, and what the user says then; where the next message is. */
  private static int results(Conversation all, int index, JsonText to) throws UnheldException {
    List<Message> messages = all.messages();
    int at = index;
    while (at < messages.size() && messages.get(at).role() == Role.TOOL) {
      to.beginObject().name("type").value("tool_result");
      to.name("tool_use_id").value(messages.get(at).toolCallId().orElseThrow());
      to.name("content");
      content(all, at, to);
      to.endObject();
      at++;
    }
    if (at < messages.size() && messages.get(at).role() == Role.USER) {
      blocks(all, at, to);
      at++;
    }
    return at;
  }

  private static void content(Conversation all, int index, JsonText to) throws UnheldException {
    Content content = all.messages().get(index).content();
    if (content.isString() || content.isNone()) {
      to.raw(content.isNone() ? Slice.of("\"\"") : content.json());
      return;
    }
    to.beginArray();
    blocks(all, index, to);
    to.endArray();
  }

  private static void blocks(Conversation all, int index, JsonText to) throws UnheldException {
    Content content = all.messages().get(index).content();
    if (content.isString()) {
      block(content.json(), to);
      return;
    }
    for (Part part : content.parts()) {
      Optional<Slice> text = part.text();
      if (text.isEmpty()) {
        throw new UnheldException(
            Unheld.NO_TEXT, index, "expected text but found a part that is none, such as an image");
      }
      block(text.get(), to);
    }
  }

  private static void block(Slice text, JsonText to) {
    to.beginObject().name("type").value("text").name("text").raw(text).endObject();
  }

  private static void tools(List<Node> functions, JsonText to) {
    if (functions.isEmpty()) {
      return;
    }
    to.name("tools").beginArray();
    for (Node function : functions) {
      to.beginObject();
      function.find(NAME).ifPresent(name -> to.name("name").value(name));
      function.find(DESCRIPTION).ifPresent(said -> to.name("description").value(said));
      Optional<Node> schema = function.find(PARAMETERS).filter(node -> node.is(Kind.OBJECT));
      to.name("input_schema");
      if (schema.isPresent()) {
        to.value(schema.get());
      } else {
        to.beginObject().name("type").value("object").endObject();
      }
      to.endObject();
    }
    to.endArray();
  }
}
