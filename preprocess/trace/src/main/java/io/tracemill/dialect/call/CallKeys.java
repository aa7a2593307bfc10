package io.tracemill.dialect.call;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a tool call is, wherever it is written as JSON: in traces, in rows and by models.
 *
 * @param arguments names of the arguments, of which the first that is there counts
 */
public record CallKeys(Name id, Name name, List<Name> arguments) {
  /** What arguments are called by somebody; each way of writing calls has its own in front. */
  private static final List<String> ARGUMENTS = List.of("parameters", "arguments", "args", "input");

  private static final Name FUNCTION = Name.of("function");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  /** Such names, of which {@code arguments} come before all others that are usual. */
  public CallKeys(String id, String name, String... arguments) {
    this(Name.of(id), Name.of(name), names(arguments));
  }

  /** Without a stream, whose classes a short command would load for this alone. */
  private static List<Name> names(String... own) {
    List<String> keys = new ArrayList<>(List.of(own));
    for (String key : ARGUMENTS) {
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
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

  /** Whether {@code object} gives arguments, itself or in its function. */
  boolean gives(Node object) {
    Optional<Node> function = function(object).filter(node -> node.is(Kind.OBJECT));
    return function.isPresent() ? gives(function.get()) : given(object).isPresent();
  }

  private Optional<Node> given(Node object) {
    for (int i = 0; i < arguments.size(); i++) {
      Optional<Node> given = object.find(arguments.get(i));
      if (given.isPresent()) {
        return given;
      }
    }
    return Optional.empty();
  }

  /**
   * The call that {@code object} is.
   *
   * @throws DataException if it is none
   */
  public ToolCall call(Node object) {
    return call(object, object);
  }

  /** The same where the id stands outside of {@code function}. */
  public ToolCall call(Node object, Node function) {
    return new ToolCall(
        string(object.find(id)),
        function.field(name).as(Kind.STRING),
        Arguments.of(given(function)));
  }

  /** The same where the id was found elsewhere. */
  public ToolCall call(Optional<Node> id, Node function) {
    return new ToolCall(id, function.field(name).as(Kind.STRING), Arguments.of(given(function)));
  }

  /** The same where the name was found elsewhere, too. */
  public ToolCall call(Optional<Node> id, Node name, Node function) {
    return new ToolCall(id, name, Arguments.of(given(function)));
  }

  /** What is given to the function, whatever it is; only looked at. */
  public Optional<Node> peekGiven(Node function) {
    for (Name argument : arguments) {
      Optional<Node> given = function.peek(argument);
      if (given.isPresent()) {
        return given;
      }
    }
    return Optional.empty();
  }

  /**
   * The call that {@code object} is, itself or in its {@code function}, or nothing if it is none;
   * models write names in the place of functions, too, and what they write for an id does not
   * count.
   */
  public Optional<ToolCall> written(Node object) {
    if (!object.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    Optional<Node> function = function(object);
    if (function.isPresent() && function.get().is(Kind.OBJECT)) {
      return written(function.get());
    }
    Optional<Node> called = object.find(name).or(() -> function);
    if (called.isEmpty() || !called.get().is(Kind.STRING) || called.get().text().isBlank()) {
      return Optional.empty();
    }
    return Arguments.written(given(object))
        .map(arguments -> new ToolCall(Optional.empty(), called.get(), arguments));
  }

  private static Optional<Node> string(Optional<Node> node) {
    if (node.isPresent()) {
      node.get().as(Kind.STRING);
    }
    return node;
  }
}
