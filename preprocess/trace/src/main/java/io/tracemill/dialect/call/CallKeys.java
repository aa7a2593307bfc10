package io.tracemill.dialect.call;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names that the parts of a tool call have in some way of writing calls as JSON.
 *
 * @param arguments one or several, of which the first that is there counts
 */
public record CallKeys(Name id, Name name, List<Name> arguments) {
  private static final Name FUNCTION = Name.of("function");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  /** Such names. */
  public CallKeys(String id, String name, String... arguments) {
    this(Name.of(id), Name.of(name), names(arguments));
  }

  /** Without a stream, whose classes a short command would load for this alone. */
  private static List<Name> names(String... keys) {
    List<Name> names = new ArrayList<>();
    for (String key : keys) {
      names.add(Name.of(key));
    }
    return List.copyOf(names);
  }

  /** The calls of {@code message}, whatever they are. */
  public static Optional<Node> toolCalls(Node message) {
    return message.find(TOOL_CALLS);
  }

  /** What stands around name and arguments in {@code call}, whatever it is. */
  public static Optional<Node> function(Node call) {
    return call.find(FUNCTION);
  }

  /** The name in {@code object}, whatever it is. */
  public Optional<Node> name(Node object) {
    return object.find(name);
  }

  /** The arguments in {@code object}, whatever they are. */
  public Optional<Node> arguments(Node object) {
    for (int i = 0; i < arguments.size() - 1; i++) {
      Optional<Node> given = object.find(arguments.get(i));
      if (given.isPresent()) {
        return given;
      }
    }
    return object.find(arguments.get(arguments.size() - 1));
  }

  /**
   * The call that {@code object} is.
   *
   * @throws io.tracemill.json.DataException if it is none
   */
  public ToolCall call(Node object) {
    return call(object, object);
  }

  /** The same where the id stands outside of {@code function}. */
  public ToolCall call(Node object, Node function) {
    return new ToolCall(
        string(object.find(id)),
        function.field(name).as(Kind.STRING),
        Arguments.of(arguments(function)));
  }

  private static Optional<Node> string(Optional<Node> node) {
    if (node.isPresent()) {
      node.get().as(Kind.STRING);
    }
    return node;
  }
}
