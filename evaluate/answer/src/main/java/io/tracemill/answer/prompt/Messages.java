package io.tracemill.answer.prompt;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Messages in OpenAI's dialect as chat templates expect them. */
final class Messages {
  static final Name ROLE = Name.of("role");
  static final Name CONTENT = Name.of("content");
  static final Name TOOL_CALLS = Name.of("tool_calls");
  private static final Name TEXT = Name.of("text");
  private static final Name FUNCTION = Name.of("function");
  private static final Name ARGUMENTS = Name.of("arguments");

  private Messages() {}

  /** A message of a {@code role} that says {@code content}. */
  static String message(String role, String content) {
    return new JsonText(Layout.COMPACT)
        .beginObject()
        .name("role")
        .value(role)
        .name("content")
        .value(content)
        .endObject()
        .toString();
  }

  /**
   * {@code message} as templates expect it: what is null is absent, a developer is the system,
   * parts of text are one text, arguments recorded as a string are an object. Who only calls tools
   * says the empty text: some templates fail where there is none.
   */
  static String plain(Node message) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    for (Field field : message.fields()) {
      if (!field.value().is(Kind.NULL)) {
        field(field, text.name(field.key()));
      }
    }
    if (callsTools(message) && message.find(CONTENT).isEmpty()) {
      text.name("content").value("");
    }
    return text.endObject().toString();
  }

  private static void field(Field field, JsonText text) {
    Node value = field.value();
    if (field.key().equals("role") && value.is(Kind.STRING)) {
      text.value(role(value));
    } else if (field.key().equals("content") && isText(value)) {
      text.value(text(value));
    } else if (field.key().equals("tool_calls") && value.is(Kind.ARRAY)) {
      text.beginArray();
      value.items().forEach(call -> call(call, text));
      text.endArray();
    } else {
      text.value(value);
    }
  }

  private static String role(Node role) {
    return role.text().equals("developer") ? "system" : role.text();
  }

  private static void call(Node call, JsonText text) {
    Optional<Node> arguments =
        call.find(FUNCTION)
            .flatMap(function -> function.find(ARGUMENTS))
            .filter(given -> given.is(Kind.STRING));
    Optional<Node> object =
        arguments.flatMap(Node::insideIfJson).filter(inside -> inside.is(Kind.OBJECT));
    if (object.isEmpty()) {
      text.value(call);
      return;
    }
    text.beginObject();
    for (Field field : call.fields()) {
      text.name(field.key());
      if (field.key().equals("function")) {
        text.beginObject();
        for (Field part : field.value().fields()) {
          text.name(part.key());
          text.value(part.key().equals("arguments") ? object.get() : part.value());
        }
        text.endObject();
      } else {
        text.value(field.value());
      }
    }
    text.endObject();
  }

  /** Whether {@code content} is a string or has only parts of text. */
  private static boolean isText(Node content) {
    if (!content.is(Kind.ARRAY)) {
      return content.is(Kind.STRING);
    }
    for (Node part : content.items()) {
      if (!part.is(Kind.OBJECT) || part.find(TEXT).filter(t -> t.is(Kind.STRING)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static String text(Node content) {
    if (content.is(Kind.STRING)) {
      return content.text();
    }
    StringJoiner text = new StringJoiner("\n");
    content.items().forEach(part -> text.add(part.field(TEXT).text()));
    return text.toString();
  }

  /** What a message says, if it is a text. */
  static Optional<String> said(Node message) {
    return message.find(CONTENT).filter(Messages::isText).map(Messages::text);
  }

  static boolean is(Node message, String role) {
    return role(message.field(ROLE).as(Kind.STRING)).equals(role);
  }

  static boolean callsTools(Node message) {
    return message.find(TOOL_CALLS).filter(c -> c.is(Kind.ARRAY) && c.size() > 0).isPresent();
  }

  /** The message that {@code json} is, as templates expect it. */
  static String plain(String json) {
    return plain(items("[" + json + "]").get(0));
  }

  /** The items of a JSON array, each of the same tape. */
  static List<Node> items(String json) {
    List<Node> items = new ArrayList<>();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    new Tape().read(Line.of("messages", bytes)).items().forEach(items::add);
    return items;
  }

  /** Whether {@code node} is a conversation: an array of messages and nothing else. */
  static boolean isConversation(Node node) {
    if (!node.is(Kind.ARRAY) || node.size() == 0) {
      return false;
    }
    for (Node item : node.items()) {
      if (!item.is(Kind.OBJECT) || item.find(ROLE).filter(r -> r.is(Kind.STRING)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** JSON texts as an array. */
  static String array(List<String> items) {
    JsonText text = new JsonText(Layout.COMPACT).beginArray();
    items.forEach(item -> text.raw(Slice.of(item)));
    return text.endArray().toString();
  }
}
