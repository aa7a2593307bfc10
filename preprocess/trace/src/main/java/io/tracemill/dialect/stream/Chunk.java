package io.tracemill.dialect.stream;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks into chunks, which may lack anything. */
final class Chunk {
  private Chunk() {}

  /** The text of a field; empty where there is none. */
  static String text(Node object, Name name) {
    return object.peek(name).filter(node -> node.is(Kind.STRING)).map(Node::text).orElse("");
  }

  /** The object that a field is. */
  static Optional<Node> object(Node object, Name name) {
    return object.peek(name).filter(node -> node.is(Kind.OBJECT));
  }

  /** The objects of the array that a field is. */
  static List<Node> objects(Node object, Name name) {
    List<Node> objects = new ArrayList<>();
    Optional<Node> array = object.peek(name).filter(node -> node.is(Kind.ARRAY));
    if (array.isPresent()) {
      array.get().items().forEach(item -> addObject(item, objects));
    }
    return objects;
  }

  private static void addObject(Node item, List<Node> objects) {
    if (item.is(Kind.OBJECT)) {
      objects.add(item);
    }
  }

  /** The number that a field is, or {@code otherwise}. */
  static int index(Node object, Name name, int otherwise) {
    String digits =
        object
            .peek(name)
            .filter(node -> node.is(Kind.NUMBER))
            .map(n -> n.raw().toString())
            .orElse("");
    return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : otherwise;
  }
}
