package io.tracemill.prepare.output;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for parts of a schema that, to check a value, have to check that same value by themselves
 * first: nothing could ever be checked by them.
 */
final class SchemaLoops {
  private static final String REF = "$ref";
  private static final Set<String> ONE = Set.of("not", "if", "then", "else");
  private static final Set<String> SEVERAL = Set.of("allOf", "anyOf", "oneOf");

  /** What they hold is a value, not a schema. */
  private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples");

  private final Node root;

  /** By the offset of a part: whether it is looked at now, or has been. */
  private final Map<Integer, Boolean> seen = new HashMap<>();

  private SchemaLoops(Node root) {
    this.root = root;
  }

  /**
   * Looks at a whole schema.
   *
   * @throws io.tracemill.json.DataException if it has such a part
   */
  static void check(Node schema) {
    new SchemaLoops(schema).all(schema);
  }

  private void all(Node part) {
    if (part.is(Kind.ARRAY)) {
      part.items().forEach(this::all);
    } else if (part.is(Kind.OBJECT)) {
      follow(part);
      for (Field field : part.fields()) {
        if (!VALUES.contains(field.key())) {
          all(field.value());
        }
      }
    }
  }

  private void follow(Node part) {
    int place = part.raw().start();
    Boolean now = seen.get(place);
    if (now != null) {
      if (now) {
        throw part.failure("the schema refers to itself without end");
      }
      return;
    }
    seen.put(place, true);
    for (Field field : part.fields()) {
      same(field);
    }
    seen.put(place, false);
  }

  /** Follows what checks the same value. */
  private void same(Field field) {
    Node value = field.value();
    if (field.key().equals(REF) && value.is(Kind.STRING)) {
      target(value.text()).ifPresent(this::followIfSchema);
    } else if (ONE.contains(field.key())) {
      followIfSchema(value);
    } else if (SEVERAL.contains(field.key()) && value.is(Kind.ARRAY)) {
      value.items().forEach(this::followIfSchema);
    }
  }

  private void followIfSchema(Node part) {
    if (part.is(Kind.OBJECT)) {
      follow(part);
    }
  }

  /** The part that a JSON Pointer (RFC 6901) names, if it is in this schema. */
  private Optional<Node> target(String reference) {
    if (!reference.startsWith("#")) {
      return Optional.empty();
    }
    Optional<Node> part = Optional.of(root);
    for (String step : reference.substring(1).split("/", -1)) {
      if (!step.isEmpty()) {
        String key = unescaped(step);
        part = part.flatMap(node -> child(node, key));
      }
    }
    return part;
  }

  private static String unescaped(String step) {
    try {
      String plain = URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
      return plain.replace("~1", "/").replace("~0", "~");
    } catch (IllegalArgumentException e) {
      return step;
    }
  }

  private static Optional<Node> child(Node node, String key) {
    if (node.is(Kind.OBJECT)) {
      return node.fields().stream()
          .filter(field -> field.key().equals(key))
          .map(Field::value)
          .findFirst();
    }
    if (!node.is(Kind.ARRAY) || !key.matches("[0-9]{1,6}")) {
      return Optional.empty();
    }
    int left = Integer.parseInt(key);
    for (Node item : node.items()) {
      if (left-- == 0) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
