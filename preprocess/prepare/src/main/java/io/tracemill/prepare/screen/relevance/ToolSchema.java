package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Tool;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a tool of the job description takes.
 *
 * @param parameters by name
 * @param open whether it takes arguments of any name: it declares none
 * @param speaks whether all it does is to say something, by its only argument. Calls of such a tool
 *     fit any conversation, so what they say is read as an answer instead
 */
record ToolSchema(
    String name,
    Map<String, ToolParameter> parameters,
    Set<String> required,
    boolean open,
    boolean speaks) {
  /** Stands for a tool that the job description does not have: takes nothing. */
  static final ToolSchema UNKNOWN = new ToolSchema("", Map.of(), Set.of(), false, false);

  private static final Name PROPERTIES = Name.of("properties");

  /** Names of arguments that hold what is to be said. */
  private static final Set<String> SPEECH =
      Set.of("message", "text", "content", "response", "reply", "answer", "question", "msg");

  private static final Name REQUIRED = Name.of("required");

  static ToolSchema of(Tool tool) {
    Map<String, ToolParameter> parameters = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    Optional<Node> schema = tool.parameters().filter(node -> node.is(Kind.OBJECT));
    schema
        .flatMap(node -> node.find(PROPERTIES))
        .filter(node -> node.is(Kind.OBJECT))
        .ifPresent(
            node -> {
              for (Field field : node.fields()) {
                parameters.put(field.key(), ToolParameter.of(field.value()));
              }
            });
    schema
        .flatMap(node -> node.find(REQUIRED))
        .filter(node -> node.is(Kind.ARRAY))
        .ifPresent(
            node -> {
              for (Node item : node.items()) {
                if (item.is(Kind.STRING)) {
                  required.add(item.text());
                }
              }
            });
    return new ToolSchema(tool.name(), parameters, required, schema.isEmpty(), speaks(parameters));
  }

  private static boolean speaks(Map<String, ToolParameter> parameters) {
    return parameters.size() == 1
        && SPEECH.containsAll(parameters.keySet())
        && parameters.values().iterator().next().freeText();
  }

  /** Whether a call of a tool that nobody describes only says something. */
  static boolean speaks(List<Field> arguments) {
    return arguments.size() == 1
        && SPEECH.contains(arguments.get(0).key())
        && arguments.get(0).value().is(Kind.STRING);
  }

  /** Whether an argument's name, type and value are what is declared. */
  boolean takes(Field argument) {
    ToolParameter parameter = parameters.get(argument.key());
    return parameter == null ? open : parameter.takes(argument.value());
  }

  /** Whether it declares an argument of this name. */
  boolean has(String argument) {
    return open || parameters.containsKey(argument);
  }
}
