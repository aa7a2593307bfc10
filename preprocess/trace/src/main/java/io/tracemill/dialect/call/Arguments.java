package io.tracemill.dialect.call;

import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/**
 * A tool call's arguments: an object, a string of JSON that holds one, or nothing.
 *
 * <p>An empty string and null are recorded by some libraries where a tool takes no arguments.
 */
final class Arguments {
  private Arguments() {}

  static Optional<Node> of(Optional<Node> recorded) {
    if (recorded.isEmpty()) {
      return recorded;
    }
    Node node = recorded.get();
    if (!node.is(Kind.STRING)) {
      return Optional.of(node.as(Kind.OBJECT));
    }
    if (node.raw().length() == 2) {
      return Optional.empty();
    }
    Node inside = node.inside();
    return inside.is(Kind.NULL) ? Optional.empty() : Optional.of(inside.as(Kind.OBJECT));
  }
}
