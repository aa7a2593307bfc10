package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/** The tools that a model was given. */
final class Definitions {
  private static final Name TOOLS = Name.of("tools");

  /** What OpenAI called them before. */
  private static final Name FUNCTIONS = Name.of("functions");

  private Definitions() {}

  /**
   * The array of them in {@code object}, which may be a string of JSON; a blank one holds none.
   *
   * @throws io.tracemill.json.DataException if it is something else
   */
  static Optional<Node> in(Node object) {
    Optional<Node> found = object.find(TOOLS);
    if (found.isEmpty()) {
      found = object.find(FUNCTIONS);
    }
    if (found.isEmpty() || isNone(found.get())) {
      return Optional.empty();
    }
    Node tools = found.get();
    return Optional.of((tools.is(Kind.STRING) ? tools.inside() : tools).as(Kind.ARRAY));
  }

  private static boolean isNone(Node tools) {
    return tools.is(Kind.STRING) && (tools.text().isBlank() || tools.text().equals("null"));
  }
}
