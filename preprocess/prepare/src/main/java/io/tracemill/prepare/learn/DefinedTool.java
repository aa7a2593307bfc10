package io.tracemill.prepare.learn;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tool as a trace defines it.
 *
 * @param function an object with {@code name}, and perhaps {@code description} and {@code
 *     parameters}
 */
record DefinedTool(String name, Node function) {
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");
  private static final Name DESCRIPTION = Name.of("description");
  private static final List<Name> PARAMETERS =
      List.of(Name.of("parameters"), Name.of("input_schema"), Name.of("inputSchema"));

  /** Those of an array, each an object or a string of one, in OpenAI's form or bare. */
  static List<DefinedTool> all(Node array) {
    List<DefinedTool> tools = new ArrayList<>();
    if (array.is(Kind.ARRAY)) {
      for (Node item : array.items()) {
        of(item).ifPresent(tools::add);
      }
    }
    return tools;
  }

  private static Optional<DefinedTool> of(Node item) {
    Optional<Node> object =
        (item.is(Kind.STRING) ? item.insideIfJson() : Optional.of(item))
            .filter(node -> node.is(Kind.OBJECT));
    Optional<Node> function =
        object.map(node -> node.find(FUNCTION).filter(f -> f.is(Kind.OBJECT)).orElse(node));
    Optional<String> name =
        function
            .flatMap(node -> node.find(NAME))
            .filter(node -> node.is(Kind.STRING))
            .map(Node::text)
            .filter(text -> !text.isBlank());
    return name.map(text -> new DefinedTool(text, function.orElseThrow()));
  }

  Optional<Node> description() {
    return function.find(DESCRIPTION).filter(node -> node.is(Kind.STRING));
  }

  /** The schema of its arguments, an object; empty where there is none. */
  Optional<Node> parameters() {
    for (Name name : PARAMETERS) {
      Optional<Node> schema = function.find(name).filter(node -> node.is(Kind.OBJECT));
      if (schema.isPresent()) {
        return schema;
      }
    }
    return Optional.empty();
  }
}
