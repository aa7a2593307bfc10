package io.tracemill.score.metric;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What messages that are encoded as JSON say, as data version 1 has them. */
public final class MessageText {
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  private MessageText() {}

  /**
   * The contents of a message or of an array of messages, a line each; {@code text} itself if it is
   * neither, or if a tool is called, which no text says.
   */
  public static String of(String text) {
    if (text.isEmpty() || text.charAt(0) != '{' && text.charAt(0) != '[') {
      return text;
    }
    Line line = Line.of("message", text.getBytes(StandardCharsets.UTF_8));
    return new Tape().readIfJson(line).flatMap(MessageText::contents).orElse(text);
  }

  private static Optional<String> contents(Node node) {
    if (node.is(Kind.OBJECT)) {
      return content(node);
    }
    List<String> contents = new ArrayList<>();
    for (Node message : node.items()) {
      Optional<String> content =
          message.is(Kind.OBJECT) ? content(message) : Optional.<String>empty();
      if (content.isEmpty()) {
        return Optional.empty();
      }
      contents.add(content.get());
    }
    return contents.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", contents));
  }

  private static Optional<String> content(Node message) {
    boolean calls = message.find(TOOL_CALLS).filter(list -> !isEmptyArray(list)).isPresent();
    if (calls || message.find(ROLE).isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> content = message.find(CONTENT);
    return content.isEmpty()
        ? Optional.of("")
        : content.filter(text -> text.is(Kind.STRING)).map(Node::text);
  }

  private static boolean isEmptyArray(Node node) {
    return node.is(Kind.ARRAY) && node.size() == 0;
  }
}
