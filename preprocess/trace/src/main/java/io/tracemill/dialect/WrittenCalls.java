package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import java.util.Optional;

/** OpenAI's tool calls as the text of a message, as libraries write them that know but text. */
final class WrittenCalls {
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");
  private static final Name ARGUMENTS = Name.of("arguments");

  private WrittenCalls() {}

  /** The array of calls that {@code content} is, if it is one. */
  static Optional<Node> in(Content content) {
    if (!(content instanceof Content.Json recorded) || !recorded.isString()) {
      return Optional.empty();
    }
    return Texts.inside(recorded.node()).filter(WrittenCalls::areCalls);
  }

  private static boolean areCalls(Node inside) {
    if (!inside.is(Kind.ARRAY) || inside.size() == 0) {
      return false;
    }
    for (Node item : inside.items()) {
      Optional<Node> function = item.is(Kind.OBJECT) ? item.peek(FUNCTION) : Optional.<Node>empty();
      if (function.isEmpty()
          || !function.get().is(Kind.OBJECT)
          || !function.get().has(NAME)
          || !function.get().has(ARGUMENTS)) {
        return false;
      }
    }
    return true;
  }
}
