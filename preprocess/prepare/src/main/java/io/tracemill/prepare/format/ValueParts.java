package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/** Parts of messages that say something in {@code value}, which is a way of LLaMA-Factory alone. */
final class ValueParts {
  private static final Name CONTENT = Name.of("content");
  private static final Name VALUE = Name.of("value");
  private static final Name TYPE = Name.of("type");

  private ValueParts() {}

  /** Whether the first part that is found in {@code messages} is one. */
  static boolean areIn(Node messages) {
    for (Node message : messages.items()) {
      Optional<Node> content =
          message.is(Kind.OBJECT) ? message.peek(CONTENT) : Optional.<Node>empty();
      if (content.isPresent() && content.get().is(Kind.ARRAY)) {
        for (Node part : content.get().items()) {
          return part.is(Kind.OBJECT) && part.has(VALUE) && part.has(TYPE);
        }
      }
    }
    return false;
  }
}
