package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Optional;

/** Compares tool calls with the schemas of the job description. */
final class CallEvidence {
  private final ToolSchemas tools;
  private final WordEvidence hearing;
  private final Evidence.Draft draft;

  CallEvidence(ToolSchemas tools, WordEvidence hearing, Evidence.Draft draft) {
    this.tools = tools;
    this.hearing = hearing;
    this.draft = draft;
  }

  /** Counts what a call shows; or returns what it says to the user, if that is all it does. */
  Optional<Node> read(ToolCall call) {
    Optional<ToolSchema> known = tools.find(call.name().text());
    ToolSchema tool = known.orElse(ToolSchema.UNKNOWN);
    List<Field> arguments = arguments(call);
    if (known.isPresent() ? tool.speaks() : ToolSchema.speaks(arguments)) {
      return firstText(arguments);
    }
    draft.add(Count.CALLS);
    draft.add(Count.ARGUMENTS, arguments.size());
    if (known.isPresent()) {
      draft.add(Count.KNOWN_TOOLS);
    }
    int required = tool.required().size();
    for (Field argument : arguments) {
      read(argument, tool);
      required -= tool.required().contains(argument.key()) ? 1 : 0;
    }
    draft.add(Count.MISSING_ARGUMENTS, required);
    return Optional.empty();
  }

  private static Optional<Node> firstText(List<Field> arguments) {
    for (Field argument : arguments) {
      if (argument.value().is(Kind.STRING)) {
        return Optional.of(argument.value());
      }
    }
    return Optional.empty();
  }

  private void read(Field argument, ToolSchema tool) {
    if (argument.value().is(Kind.STRING) && hearing.isNew(argument.value().raw().unquoted())) {
      draft.add(Count.UNGROUNDED_ARGUMENTS);
    }
    if (tool.open() || tools.knowsArgument(argument.key())) {
      draft.add(Count.KNOWN_ARGUMENTS);
    }
    if (tool.takes(argument)) {
      draft.add(Count.FITTING_ARGUMENTS);
    }
  }

  /** The arguments, none if they are no object. */
  static List<Field> arguments(ToolCall call) {
    Optional<Node> arguments = call.arguments();
    return arguments.isPresent() && arguments.get().is(Kind.OBJECT)
        ? arguments.get().fields()
        : List.of();
  }
}
