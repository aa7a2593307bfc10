package io.tracemill.answer.prompt;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A message of a prompt: what it means, and its JSON as chat templates expect it.
 *
 * <p>In that JSON what is null is absent, a developer is the system, parts of text are one text, a
 * call has a function with a name and an object of arguments. Who only calls tools says the empty
 * text: some templates fail where there is none. Fields that mean nothing to us stay: a template
 * may know them.
 */
record ChatMessage(Message message, String json) {
  /** What is written anew: the function, and what stands in it where there is none. */
  private static final Set<String> PARTS_OF_CALLS =
      Set.of("function", "name", "arguments", "parameters", "args", "input");

  /** A message in which {@code role} says {@code text}. */
  static ChatMessage saying(Role role, String text) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("role").value(key(role));
    return new ChatMessage(
        Message.saying(role, new Content.Text(text)),
        json.name("content").value(text).endObject().toString());
  }

  /**
   * The message that {@code node} is.
   *
   * @throws io.tracemill.json.DataException if it is none of OpenAI's dialect
   */
  static ChatMessage of(Node node) {
    List<Message> read = new ArrayList<>(1);
    ItemReaders.OPENAI_WITH_IMAGES.read(node, read);
    return new ChatMessage(read.get(0), json(node, read.get(0)));
  }

  /** The messages in {@code array}. */
  static List<ChatMessage> all(String array) {
    List<ChatMessage> messages = new ArrayList<>();
    Node.of(array).items().forEach(item -> messages.add(of(item)));
    return messages;
  }

  /** JSON texts as an array. */
  static String array(List<String> items) {
    JsonText text = new JsonText(Layout.COMPACT).beginArray();
    items.forEach(item -> text.raw(Slice.of(item)));
    return text.endArray().toString();
  }

  /** Whether {@code role} speaks it. */
  boolean is(Role role) {
    return message.role() == role;
  }

  /** What it says, if that is a text. */
  Optional<String> said() {
    return Optional.of(message.content()).filter(Content::isText).map(Content::text);
  }

  private static String key(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String json(Node node, Message message) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    for (Field field : node.fields()) {
      if (!field.value().is(Kind.NULL)) {
        text.name(field.key());
        field(field, message, text);
      }
    }
    if (message.callsTools() && message.content().isNone()) {
      text.name("content").value("");
    }
    return text.endObject().toString();
  }

  private static void field(Field field, Message message, JsonText text) {
    switch (field.key()) {
      case "role" -> text.value(key(message.role()));
      case "content" -> {
        if (message.content().isText()) {
          text.value(message.content().text());
        } else {
          text.value(field.value());
        }
      }
      case "tool_calls" -> {
        Iterator<ToolCall> calls = message.toolCalls().iterator();
        text.beginArray();
        field.value().items().forEach(call -> call(call, calls.next(), text));
        text.endArray();
      }
      default -> text.value(field.value());
    }
  }

  private static void call(Node node, ToolCall call, JsonText text) {
    text.beginObject();
    for (Field field : node.fields()) {
      if (!PARTS_OF_CALLS.contains(field.key())) {
        text.name(field.key()).value(field.value());
      }
    }
    text.name("function").beginObject().name("name").value(call.name()).name("arguments");
    if (call.arguments().isPresent()) {
      text.value(call.arguments().get());
    } else {
      text.beginObject().endObject();
    }
    text.endObject().endObject();
  }
}
