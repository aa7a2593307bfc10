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

/** Reads tool calls from the JSON that a model wrote, where it is known what may be called. */
public final class CallJson {
  private static final CallKeys KEYS = new CallKeys("id", "name");
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
            .or(() -> JsonValues.whole(bare).map(node -> Arguments.oneLine(node.raw().toString())));
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

  /** Words of another kind name nothing that may be called and give it nothing. */
  private Optional<ToolCallText> call(Node object) {
    return KEYS.written(object)
        .filter(call -> knows(call.name().text()) || KEYS.gives(object))
        .map(ToolCallText::of);
  }
}
