package io.tracemill.trace;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Texts of prompts and answers. */
public final class Prompts {
  private static final Name TEXT = Name.of("text");

  private Prompts() {}

  /**
   * What the only user turn of {@code prompt} says, if that is all there is but system messages.
   */
  public static Optional<Node> singleText(List<Message> prompt) {
    Optional<Node> text = Optional.empty();
    for (Message message : prompt) {
      if (message.role() != Role.SYSTEM) {
        if (message.role() != Role.USER || text.isPresent() || !isText(message)) {
          return Optional.empty();
        }
        text = message.content();
      }
    }
    return text;
  }

  private static boolean isText(Message message) {
    if (message.content().isEmpty()) {
      return false;
    }
    return isText(message.content().get());
  }

  /** Whether {@code content} is a string, or has only parts of text. */
  public static boolean isText(Node content) {
    if (content.is(Kind.ARRAY)) {
      for (Node part : content.items()) {
        if (part.find(TEXT).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  /** The text of {@code content}: a string, or the texts of its parts, a line each. */
  public static String text(Node content) {
    if (content.is(Kind.STRING)) {
      return content.text();
    }
    StringJoiner text = new StringJoiner("\n");
    for (Node part : content.items()) {
      part.find(TEXT).ifPresent(node -> text.add(node.text()));
    }
    return text.toString();
  }

  /** The text of {@code message}, empty where it has none. */
  public static String text(Message message) {
    return message.content().map(Prompts::text).orElse("");
  }

  /** Whether {@code message} says nothing. */
  public static boolean isBlank(Message message) {
    return message.content().filter(Prompts::beginsVisibly).isEmpty() && text(message).isBlank();
  }

  /** Whether a string's first byte shows that it is not blank, as most do: no need to decode it. */
  private static boolean beginsVisibly(Node content) {
    Slice raw = content.raw();
    byte first = raw.bytes()[raw.start() + 1];
    return raw.isString() && first > ' ' && first != '\\' && first != '"';
  }
}
