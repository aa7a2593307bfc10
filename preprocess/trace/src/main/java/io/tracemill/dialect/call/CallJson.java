package io.tracemill.dialect.call;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads tool calls from JSON: {@code {"name", "arguments"}} with {@code parameters} or {@code
 * input} for the arguments, as an object or a string of JSON, bare or inside {@code function}.
 */
public final class CallJson {
  private static final CallKeys KEYS =
      new CallKeys("id", "name", "arguments", "parameters", "input");
  private static final Name PROPERTIES = Name.of("properties");
  private static final Name TYPE = Name.of("type");

  private final Map<String, Tool> tools = new HashMap<>();

  /** Reads calls where {@code tools} may be called; others count too if they look like calls. */
  public CallJson(List<Tool> tools) {
    tools.forEach(tool -> this.tools.put(tool.name(), tool));
  }

  /** Whether it is known what may be called. */
  boolean knowsTools() {
    return !tools.isEmpty();
  }

  /** Whether a tool of this name may be called. */
  boolean knows(String name) {
    return tools.containsKey(name);
  }

  /**
   * The JSON of an argument that was written without quotes: text where the tool's schema says so,
   * otherwise what it is if that is JSON.
   */
  String argument(String tool, String key, String text) {
    boolean isText =
        Optional.ofNullable(tools.get(tool))
            .flatMap(Tool::parameters)
            .flatMap(schema -> schema.find(PROPERTIES))
            .filter(properties -> properties.is(Kind.OBJECT))
            .flatMap(properties -> property(properties, key))
            .filter(property -> property.is(Kind.OBJECT))
            .flatMap(property -> property.find(TYPE))
            .filter(type -> type.is(Kind.STRING) && type.text().equals("string"))
            .isPresent();
    String bare = text.strip();
    Optional<String> json =
        Literals.json(bare)
            .or(() -> JsonValues.whole(bare).map(node -> oneLine(node.raw().toString())));
    return json.filter(value -> !isText).orElseGet(() -> Quoted.of(text));
  }

  private static Optional<Node> property(Node properties, String key) {
    return properties.fields().stream()
        .filter(field -> field.key().equals(key))
        .map(Field::value)
        .findFirst();
  }

  /** The calls that all values are; nothing if one of them is something else. */
  Optional<List<ToolCallText>> calls(List<Node> values) {
    List<ToolCallText> calls = new ArrayList<>();
    for (Node value : values) {
      Optional<List<ToolCallText>> some = calls(value);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      calls.addAll(some.get());
    }
    return Optional.of(calls).filter(found -> !found.isEmpty());
  }

  private Optional<List<ToolCallText>> calls(Node value) {
    if (value.is(Kind.ARRAY)) {
      List<Node> items = new ArrayList<>();
      value.items().forEach(items::add);
      return calls(items);
    }
    if (!value.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    Optional<Node> list = CallKeys.toolCalls(value).filter(node -> node.is(Kind.ARRAY));
    return list.isPresent() ? calls(list.get()) : call(value).map(List::of);
  }

  private Optional<ToolCallText> call(Node object) {
    Optional<Node> function = CallKeys.function(object);
    if (function.isPresent() && function.get().is(Kind.OBJECT)) {
      return call(function.get());
    }
    Optional<String> name =
        KEYS.name(object).or(() -> function).filter(n -> n.is(Kind.STRING)).map(Node::text);
    Optional<Node> given = KEYS.arguments(object);
    if (name.isEmpty() || name.get().isBlank()) {
      return Optional.empty();
    }
    if (given.isEmpty()) {
      return knows(name.get()) ? Optional.of(new ToolCallText(name.get(), "{}")) : Optional.empty();
    }
    return given.flatMap(CallJson::arguments).map(text -> new ToolCallText(name.get(), text));
  }

  /** Arguments as the text of an object; a string of JSON is read, an empty one is none. */
  static Optional<String> arguments(Node arguments) {
    if (!arguments.is(Kind.STRING)) {
      return arguments.is(Kind.OBJECT)
          ? Optional.of(oneLine(arguments.raw().toString()))
          : Optional.empty();
    }
    return arguments.text().isBlank()
        ? Optional.of("{}")
        : arguments.insideIfJson().filter(in -> in.is(Kind.OBJECT)).flatMap(CallJson::arguments);
  }

  /** White space is all that breaks lines in JSON. */
  static String oneLine(String json) {
    return json.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}
