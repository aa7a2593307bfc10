package io.tracemill.prepare.relevance;

import io.tracemill.json.Field;
import io.tracemill.json.Kind;
import io.tracemill.json.Node;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Optional;

/** Compares tool calls with the schemas of the job description. */
final class CallReader {
  private final ToolSchemas tools;
  private final Hearing hearing;
  private final Evidence.Draft draft;

  CallReader(ToolSchemas tools, Hearing hearing, Evidence.Draft draft) {
    this.tools = tools;
    this.hearing = hearing;
    this.draft = draft;
  }

  /** What a call says to the user, if that is all it does. */
  Optional<Node> speech(ToolCall call) {
    List<Field> arguments = arguments(call);
    boolean speaks =
        tools
            .find(call.name().text())
            .map(ToolSchema::speaks)
            .orElseGet(() -> ToolSchema.speaks(arguments));
    if (!speaks) {
      return Optional.empty();
    }
    return arguments.stream().map(Field::value).filter(value -> value.is(Kind.STRING)).findFirst();
  }

  /** Counts what a call that does something shows. */
  void read(ToolCall call) {
    Optional<ToolSchema> tool = tools.find(call.name().text());
    List<Field> arguments = arguments(call);
    draft.add(Count.CALLS);
    draft.add(Count.ARGUMENTS, arguments.size());
    tool.ifPresent(schema -> draft.add(Count.KNOWN_TOOLS));
    int required = tool.map(schema -> schema.required().size()).orElse(0);
    for (Field argument : arguments) {
      if (argument.value().is(Kind.STRING) && hearing.isNew(argument.value().raw().unquoted())) {
        draft.add(Count.UNGROUNDED_ARGUMENTS);
      }
      if (tools.knowsArgument(argument.key()) || tool.filter(ToolSchema::open).isPresent()) {
        draft.add(Count.KNOWN_ARGUMENTS);
      }
      if (tool.filter(schema -> schema.takes(argument)).isPresent()) {
        draft.add(Count.FITTING_ARGUMENTS);
      }
      if (tool.filter(schema -> schema.required().contains(argument.key())).isPresent()) {
        required--;
      }
    }
    draft.add(Count.MISSING_ARGUMENTS, Math.max(0, required));
  }

  /** The arguments, none if they are no object. */
  static List<Field> arguments(ToolCall call) {
    return call.arguments()
        .filter(node -> node.is(Kind.OBJECT))
        .map(Node::fields)
        .orElse(List.of());
  }
}
