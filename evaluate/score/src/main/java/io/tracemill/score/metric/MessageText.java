package io.tracemill.score.metric;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What messages that are encoded as JSON say, as data version 1 has them. */
public final class MessageText {
  private static final Name ROLE = Name.of("role");

  private MessageText() {}

  /**
   * The contents of a message or of an array of messages, a line each; {@code text} itself if it is
   * neither, or if a tool is called, which no text says.
   */
  public static String of(String text) {
    if (text.isEmpty() || text.charAt(0) != '{' && text.charAt(0) != '[') {
      return text;
    }
    try {
      Line line = Line.of("message", text.getBytes(StandardCharsets.UTF_8));
      return contents(messages(new Tape().read(line)), text);
    } catch (DataException e) {
      return text;
    }
  }

  private static List<Message> messages(Node node) {
    List<Message> messages = new ArrayList<>();
    for (Node message : node.is(Kind.OBJECT) ? List.of(node) : node.items()) {
      message.field(ROLE);
      ItemReaders.OPENAI_ANSWER.read(message, messages);
    }
    return messages;
  }

  private static String contents(List<Message> messages, String otherwise) {
    StringJoiner contents = new StringJoiner("\n");
    for (Message message : messages) {
      boolean said = message.content().isString() || message.content().isNone();
      if (message.callsTools() || !said) {
        return otherwise;
      }
      contents.add(message.content().text());
    }
    return messages.isEmpty() ? otherwise : contents.toString();
  }
}
