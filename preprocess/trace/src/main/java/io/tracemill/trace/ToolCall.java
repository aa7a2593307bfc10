package io.tracemill.trace;

import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/**
 * An assistant's wish to have a tool run.
 *
 * @param id what the tool's answer refers to, a string
 * @param name the tool's name, a string
 * @param arguments an object; one that was recorded as a string of JSON is already read. Empty
 *     where none were given, which means {@code {}}
 */
public record ToolCall(Optional<Node> id, Node name, Optional<Node> arguments) {

  /**
   * A call that stands in no line.
   *
   * @param arguments the JSON of an object
   * @throws io.tracemill.json.DataException if it is none
   */
  public static ToolCall of(String name, String arguments) {
    return new ToolCall(
        Optional.empty(), Node.ofText(name), Optional.of(Node.of(arguments).as(Kind.OBJECT)));
  }
}
