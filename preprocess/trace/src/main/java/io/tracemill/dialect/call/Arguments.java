package io.tracemill.dialect.call;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/**
 * A tool call's arguments: an object, a string of JSON that holds one, be it encoded twice, or
 * nothing.
 *
 * <p>A blank string and null are recorded by some libraries where a tool takes no arguments.
 */
final class Arguments {
  private Arguments() {}

  /**
   * The object that is given, or nothing if none is.
   *
   * @throws DataException if something else is given
   */
  static Optional<Node> of(Optional<Node> given) {
    if (given.isEmpty()) {
      return given;
    }
    Node node = given.get();
    if (!node.is(Kind.STRING)) {
      return Optional.of(node.as(Kind.OBJECT));
    }
    if (isBlank(node)) {
      return Optional.empty();
    }
    Node inside = node.inside();
    if (inside.is(Kind.STRING)) {
      if (isBlank(inside)) {
        return Optional.empty();
      }
      inside = inside.inside();
    }
    return inside.is(Kind.NULL) ? Optional.empty() : Optional.of(inside.as(Kind.OBJECT));
  }

  /** Most begin with a bracket: no need to decode them. */
  private static boolean isBlank(Node string) {
    return string.raw().bytes()[string.raw().start() + 1] != '{' && string.text().isBlank();
  }

  /** The same of what a model wrote; nothing at all if it gave something else. */
  static Optional<Optional<Node>> written(Optional<Node> given) {
    try {
      return Optional.of(of(given));
    } catch (DataException noArguments) {
      return Optional.empty();
    }
  }

  /** What a model wrote for arguments as the text of an object, on one line, if it is one. */
  static Optional<String> text(Node given) {
    return written(Optional.of(given)).map(Arguments::text);
  }

  /** The text of an object, on one line; of none, that of one without fields. */
  static String text(Optional<Node> arguments) {
    return arguments.map(object -> oneLine(object.raw().toString())).orElse("{}");
  }

  /** White space is all that breaks lines in JSON. */
  static String oneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}
