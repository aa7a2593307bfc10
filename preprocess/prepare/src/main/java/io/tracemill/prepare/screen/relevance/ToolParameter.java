package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an argument may be.
 *
 * @param type as the JSON schema says it; empty where it says nothing plain
 * @param values those of its enum, as text; empty where any will do
 */
record ToolParameter(Optional<String> type, Set<String> values) {
  private static final Name TYPE = Name.of("type");
  private static final Name ENUM = Name.of("enum");

  static ToolParameter of(Node schema) {
    if (!schema.is(Kind.OBJECT)) {
      return new ToolParameter(Optional.empty(), Set.of());
    }
    Set<String> values = new HashSet<>();
    schema
        .find(ENUM)
        .filter(node -> node.is(Kind.ARRAY))
        .ifPresent(node -> node.items().forEach(item -> values.add(text(item))));
    Optional<Node> type = schema.find(TYPE).filter(node -> node.is(Kind.STRING));
    return new ToolParameter(type.map(Node::text), values);
  }

  boolean freeText() {
    return type.filter("string"::equals).isPresent() && values.isEmpty();
  }

  boolean takes(Node value) {
    return typeFits(value.kind()) && (values.isEmpty() || values.contains(text(value)));
  }

  private boolean typeFits(Kind kind) {
    return switch (type.orElse("")) {
      case "string" -> kind == Kind.STRING;
      case "number", "integer" -> kind == Kind.NUMBER;
      case "boolean" -> kind == Kind.TRUE || kind == Kind.FALSE;
      case "array" -> kind == Kind.ARRAY;
      case "object" -> kind == Kind.OBJECT;
      case "null" -> kind == Kind.NULL;
      default -> true;
    };
  }

  private static String text(Node value) {
    return value.is(Kind.STRING) ? value.text() : value.raw().toString();
  }
}
