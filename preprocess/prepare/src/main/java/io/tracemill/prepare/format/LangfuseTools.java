package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Definitions of tools and instructions that Langfuse keeps beside what a model was given: in
 * columns of the observation, in its metadata, in the attributes that its SDKs put there, and in
 * metadata that was flattened to {@code attributes.NAME}.
 */
final class LangfuseTools {
  private static final Name ATTRIBUTES = Name.of("attributes");
  private static final Name TOOLS = Name.of("tools");

  private static final List<Name> COLUMNS =
      List.of(Name.of("toolDefinitions"), Name.of("tool_definitions"));

  /** What attributes are called, themselves or flattened. */
  private record Keys(List<Name> definitions, String openInference, Name parameters) {
    static Keys behind(String prefix) {
      List<Name> definitions = new ArrayList<>();
      for (String key :
          List.of("gen_ai.tool.definitions", "ai.prompt.tools", "tools", "mlflow.chat.tools")) {
        definitions.add(Name.of(prefix + key));
      }
      return new Keys(
          List.copyOf(definitions),
          prefix + "llm.tools.",
          Name.of(prefix + "model_request_parameters"));
    }
  }

  private static final Keys NESTED = Keys.behind("");
  private static final Keys FLAT = Keys.behind("attributes.");

  private static final List<Name> OF_PARAMETERS =
      List.of(Name.of("function_tools"), Name.of("output_tools"));

  private LangfuseTools() {}

  /** Adds what {@code record} defines to {@code talk}. */
  static void read(Node record, Optional<Node> metadata, Talk talk) {
    for (Name column : COLUMNS) {
      record.find(column).ifPresent(talk::tools);
    }
    if (metadata.isEmpty()) {
      return;
    }
    Optional<Node> tools = metadata.get().find(TOOLS).map(Texts::jsonIfAny);
    tools.filter(found -> found.is(Kind.ARRAY)).ifPresent(talk::tools);
    Optional<Node> attributes = Texts.peekJson(metadata.get(), ATTRIBUTES, Kind.OBJECT);
    attributes.ifPresent(object -> attributes(object, NESTED, talk));
    attributes(metadata.get(), FLAT, talk);
  }

  private static void attributes(Node object, Keys keys, Talk talk) {
    if (!object.hasUnread()) {
      return;
    }
    for (Name key : keys.definitions) {
      object.find(key).ifPresent(talk::tools);
    }
    for (Field field : object.fields()) {
      if (field.key().startsWith(keys.openInference)) {
        talk.tools(field.value());
      }
    }
    Optional<Node> parameters = Texts.peekJson(object, keys.parameters, Kind.OBJECT);
    for (Name list : OF_PARAMETERS) {
      parameters.flatMap(found -> found.find(list)).ifPresent(talk::tools);
    }
  }
}
