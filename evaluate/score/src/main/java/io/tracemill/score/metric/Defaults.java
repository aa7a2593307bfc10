package io.tracemill.score.metric;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The values that the tools' schemas give to arguments that are absent. */
public final class Defaults {
  private final Map<String, Map<String, String>> byTool = new HashMap<>();

  /** The defaults of {@code tools}. */
  public Defaults(List<Tool> tools) {
    for (Tool tool : tools) {
      tool.parameters()
          .flatMap(schema -> field(schema, "properties"))
          .ifPresent(properties -> byTool.put(tool.name(), of(properties)));
    }
  }

  private static Map<String, String> of(Node properties) {
    Map<String, String> defaults = new HashMap<>();
    if (properties.is(Kind.OBJECT)) {
      for (Field property : properties.fields()) {
        field(property.value(), "default")
            .ifPresent(value -> defaults.put(property.key(), value.canonical()));
      }
    }
    return defaults;
  }

  private static Optional<Node> field(Node object, String key) {
    if (!object.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    return object.fields().stream()
        .filter(field -> field.key().equals(key))
        .findFirst()
        .map(Field::value);
  }

  /** The call without the arguments that only repeat a default. */
  public Call without(Call call) {
    Map<String, String> defaults = call.name().map(byTool::get).orElse(Map.of());
    NavigableMap<String, String> arguments = new TreeMap<>(call.arguments());
    defaults.forEach(arguments::remove);
    return new Call(call.name(), arguments);
  }
}
