package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
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

  private static final List<String> DEFINITIONS =
      List.of("gen_ai.tool.definitions", "ai.prompt.tools", "tools", "mlflow.chat.tools");

  private static final String OPENINFERENCE = "llm.tools.";
  private static final Name PARAMETERS = Name.of("model_request_parameters");
  private static final Name FLAT_PARAMETERS = Name.of("attributes.model_request_parameters");

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
    attributes.ifPresent(object -> attributes(object, "", talk));
    attributes(metadata.get(), ATTRIBUTES + ".", talk);
  }

  private static void attributes(Node object, String prefix, Talk talk) {
    for (String key : DEFINITIONS) {
      object.find(Name.of(prefix + key)).ifPresent(talk::tools);
    }
    for (Field field : object.fields()) {
      if (field.key().startsWith(prefix + OPENINFERENCE)) {
        talk.tools(field.value());
      }
    }
    Optional<Node> parameters =
        Texts.peekJson(object, prefix.isEmpty() ? PARAMETERS : FLAT_PARAMETERS, Kind.OBJECT);
    for (Name list : OF_PARAMETERS) {
      parameters.flatMap(found -> found.find(list)).ifPresent(talk::tools);
    }
  }
}
