package io.tracemill.serve.gateway;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of a tool that comes in pieces: its id and name once, or again and again, its arguments
 * bit by bit.
 */
final class JoinedCall {
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");
  private static final Name ARGUMENTS = Name.of("arguments");

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final StringBuilder arguments = new StringBuilder();
  private String id = "";
  private String name = "";

  String id() {
    return id;
  }

  boolean isNamed() {
    return !name.isEmpty();
  }

  /** Takes a piece as {@code tool_calls} has it. */
  void take(Node piece) {
    for (Field field : piece.fields()) {
      switch (field.key()) {
        case "index", "function" -> {}
        case "id" -> id = id.isEmpty() ? text(field.value()) : id;
        default -> keep(field);
      }
    }
    piece.find(FUNCTION).filter(node -> node.is(Kind.OBJECT)).ifPresent(this::takeFunction);
  }

  private void keep(Field field) {
    if (!field.value().is(Kind.NULL)) {
      fields.put(field.key(), field.value().raw().toString());
    }
  }

  /** Takes a piece of its function, which is all that the older {@code function_call} has. */
  void takeFunction(Node function) {
    if (name.isEmpty()) {
      function.find(NAME).ifPresent(said -> name = text(said));
    }
    function.find(ARGUMENTS).ifPresent(this::takeArguments);
  }

  private void takeArguments(Node piece) {
    arguments.append(piece.is(Kind.STRING) ? piece.text() : piece.raw().toString());
  }

  private static String text(Node node) {
    return node.is(Kind.STRING) ? node.text() : "";
  }

  /** Writes it as an answer that is no stream has it. */
  void write(JsonText json) {
    json.beginObject();
    if (!id.isEmpty()) {
      json.name("id").value(id);
    }
    if (!fields.containsKey("type")) {
      json.name("type").value("function");
    }
    fields.forEach((key, value) -> json.name(key).raw(Slice.of(value)));
    writeFunction(json.name("function"));
    json.endObject();
  }

  /** The same of its function alone. */
  void writeFunction(JsonText json) {
    json.beginObject().name("name").value(name);
    json.name("arguments").value(arguments.toString()).endObject();
  }
}
