package io.tracemill.dialect;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Definitions of tools from wherever they were recorded, as OpenAI has them: {@code {"type":
 * "function", "function": {"name", "description", "parameters"}}}.
 *
 * <p>They are read from arrays, objects by name, strings of JSON of either, Anthropic's {@code
 * input_schema}, Gemini's {@code functionDeclarations}, the AI SDK's {@code inputSchema}. A name
 * that is defined twice counts once, as it was last; what has no name is no function and is left
 * out. One array that is in OpenAI's form already stays as it is.
 */
public final class ToolList {
  private static final Name FUNCTION = Name.of("function");
  private static final Name TYPE = Name.of("type");
  private static final Name NAME = Name.of("name");
  private static final Name DESCRIPTION = Name.of("description");

  private static final List<Name> DECLARATIONS =
      List.of(
          Name.of("functionDeclarations"), Name.of("function_declarations"), Name.of("toolSpec"));

  /** Bedrock's. */
  private static final Name JSON = Name.of("json");

  private static final List<Name> SCHEMAS =
      List.of(
          Name.of("parameters"),
          Name.of("input_schema"),
          Name.of("inputSchema"),
          Name.of("parameters_json_schema"),
          Name.of("parametersJsonSchema"),
          Name.of("json_schema"));

  private final Map<String, String> byName = new LinkedHashMap<>();

  private ToolList() {}

  /** The array of all {@code found}; nothing where there is none. */
  public static Optional<Node> of(List<Node> found) {
    List<Node> decoded = new ArrayList<>();
    for (Node node : found) {
      Node json = Texts.jsonIfAny(node);
      if ((json.is(Kind.ARRAY) || json.is(Kind.OBJECT)) && json.size() > 0) {
        decoded.add(json);
      }
    }
    if (decoded.size() == 1 && isPlain(decoded.get(0))) {
      return Optional.of(decoded.get(0));
    }
    ToolList list = new ToolList();
    decoded.forEach(list::add);
    return list.byName.isEmpty() ? Optional.empty() : Optional.of(list.array());
  }

  private static boolean isPlain(Node definitions) {
    if (!definitions.is(Kind.ARRAY)) {
      return false;
    }
    for (Node item : definitions.items()) {
      if (!item.is(Kind.OBJECT) || item.peek(FUNCTION).filter(f -> f.is(Kind.OBJECT)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void add(Node definitions) {
    Node json = Texts.jsonIfAny(definitions);
    if (json.is(Kind.ARRAY)) {
      json.items().forEach(this::add);
      return;
    } else if (!json.is(Kind.OBJECT)) {
      return;
    }
    json.find(TYPE);
    Optional<Node> inner = json.find(FUNCTION).filter(function -> function.is(Kind.OBJECT));
    for (Name declarations : DECLARATIONS) {
      inner = inner.isPresent() ? inner : json.find(declarations);
    }
    Optional<Node> name = json.peek(NAME).filter(text -> text.is(Kind.STRING));
    if (inner.isPresent()) {
      add(inner.get());
    } else if (name.isPresent()) {
      json.find(NAME);
      byName.put(name.get().text(), tool(name.get().text(), json));
    } else if (json.fields().stream().allMatch(field -> isObject(field.value()))) {
      for (Field field : json.fields()) {
        byName.put(field.key(), tool(field.key(), Texts.jsonIfAny(field.value())));
      }
    }
  }

  private static boolean isObject(Node definition) {
    return Texts.jsonIfAny(definition).is(Kind.OBJECT);
  }

  private static String tool(String name, Node definition) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("type").value("function");
    json.name("function").beginObject().name("name").value(name);
    definition.find(DESCRIPTION).ifPresent(said -> json.name("description").raw(said.raw()));
    for (Name schema : SCHEMAS) {
      Optional<Node> parameters = definition.find(schema).map(ToolList::schema);
      if (parameters.isPresent()) {
        SchemaTypes.write(parameters.get(), json.name("parameters"));
        break;
      }
    }
    return json.endObject().endObject().toString();
  }

  private static Node schema(Node found) {
    Node schema = Texts.jsonIfAny(found);
    boolean wrapped = schema.is(Kind.OBJECT) && schema.size() == 1;
    return wrapped ? schema.find(JSON).orElse(schema) : schema;
  }

  private Node array() {
    return Node.of("[" + String.join(",", byName.values()) + "]");
  }
}
