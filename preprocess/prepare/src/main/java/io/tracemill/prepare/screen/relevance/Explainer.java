package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Field;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says with names what a {@link Judgement} says with numbers: which tools, arguments and answers of
 * a trace do not fit the job description, and which calls have no result. Reads the trace again,
 * and decodes it.
 */
final class Explainer {
  /** The most that is said of one trace. */
  private static final int MOST = 5;

  /** The most that is quoted, in characters. */
  private static final int QUOTED = 40;

  private final ToolSchemas tools;
  private final ClassNames labels;

  /** Explains by what {@code job} says. */
  Explainer(DescribedJob job) {
    tools = job.tools();
    labels = job.labels();
  }

  /** What does not fit, each a short sentence; at most five. */
  List<String> explain(Trace trace) {
    Set<String> all = new LinkedHashSet<>();
    for (Message message : trace.messages()) {
      if (tools.any()) {
        message.toolCalls().forEach(call -> call(call).ifPresent(all::add));
      }
      if (labels.any() && message.role() == Role.ASSISTANT) {
        answer(message.content()).ifPresent(all::add);
      }
    }
    for (ToolCall call : MissingResults.of(trace.messages())) {
      if (!speaks(call)) {
        all.add("calls " + call.name().text() + given(call) + ", which has no result");
      }
    }
    return all.stream().limit(MOST).toList();
  }

  private boolean speaks(ToolCall call) {
    return tools
        .find(call.name().text())
        .map(ToolSchema::speaks)
        .orElseGet(() -> ToolSchema.speaks(CallEvidence.arguments(call)));
  }

  private static String given(ToolCall call) {
    return call.arguments().map(given -> " with " + quoted(given.raw().toString())).orElse("");
  }

  private Optional<String> call(ToolCall call) {
    String name = call.name().text();
    Optional<ToolSchema> tool = tools.find(name);
    if (tool.isEmpty()) {
      return Optional.of("calls " + name + ", which the job description does not have");
    }
    List<Field> arguments = CallEvidence.arguments(call);
    List<String> problems = new ArrayList<>();
    strange(tool.get(), arguments).ifPresent(problems::add);
    wrong(tool.get(), arguments).ifPresent(problems::add);
    missing(tool.get(), arguments).ifPresent(problems::add);
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of("calls " + name + " " + String.join(", and ", problems));
  }

  private static Optional<String> strange(ToolSchema tool, List<Field> arguments) {
    List<String> names =
        arguments.stream().map(Field::key).filter(name -> !tool.has(name)).distinct().toList();
    return list("with ", names, "argument", " its schema does not have: ");
  }

  private static Optional<String> wrong(ToolSchema tool, List<Field> arguments) {
    List<String> names =
        arguments.stream()
            .filter(argument -> tool.has(argument.key()) && !tool.takes(argument))
            .map(argument -> argument.key() + " " + quoted(argument.value().raw().toString()))
            .toList();
    return list("with ", names, "value", " its schema does not allow: ");
  }

  private static Optional<String> missing(ToolSchema tool, List<Field> arguments) {
    List<String> names = new ArrayList<>(tool.required());
    arguments.forEach(argument -> names.remove(argument.key()));
    return list("without ", names, "required argument", ": ");
  }

  private static Optional<String> list(String before, List<String> names, String what, String end) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String plural = names.size() == 1 ? "" : "s";
    return Optional.of(
        before + names.size() + " " + what + plural + end + String.join(", ", names));
  }

  private Optional<String> answer(Content content) {
    if (!content.isString() || labels.isIn(content.json().unquoted())) {
      return Optional.empty();
    }
    return Optional.of("answers " + quoted(content.json().toString()) + ", which is no class");
  }

  private static String quoted(String json) {
    return json.length() <= QUOTED
        ? json
        : json.substring(0, json.offsetByCodePoints(0, json.codePointCount(0, QUOTED))) + "...";
  }
}
