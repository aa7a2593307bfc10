package io.tracemill.prepare.format;

import io.tracemill.json.Kind;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.prepare.dialect.AiSdkCalls;
import io.tracemill.prepare.dialect.Dialects;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.List;
import java.util.Optional;

/**
 * What a model said, as Langfuse keeps it: a message, a chat completion, the AI SDK's tool calls,
 * messages, or text; any of them may be a string of JSON.
 */
final class LangfuseOutput {
  private static final Name ROLE = Name.of("role");
  private static final Name CHOICES = Name.of("choices");
  private static final Name MESSAGE = Name.of("message");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  private LangfuseOutput() {}

  static List<Message> messages(Node output) {
    if (!output.is(Kind.STRING)) {
      return structured(output)
          .orElseThrow(
              () ->
                  output.failure(
                      "expected a message, a chat completion, tool calls or text but found "
                          + output.kind().words()
                          + " of another shape"));
    }
    return output
        .insideIfJson()
        .filter(inside -> inside.is(Kind.OBJECT) || inside.is(Kind.ARRAY))
        .flatMap(LangfuseOutput::structured)
        .orElseGet(() -> List.of(Texts.said(Role.ASSISTANT, output)));
  }

  private static Optional<List<Message>> structured(Node output) {
    if (output.is(Kind.ARRAY)) {
      return AiSdkCalls.matches(output)
          ? Optional.of(List.of(AiSdkCalls.message(output)))
          : messagesIn(output);
    }
    if (!output.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    Optional<Node> choices = output.find(CHOICES).filter(c -> c.is(Kind.ARRAY));
    if (choices.isPresent()) {
      return first(choices.get()).map(c -> List.of(answer(c.field(MESSAGE))));
    }
    boolean message =
        output.find(ROLE).isPresent()
            || output.find(CONTENT).isPresent()
            || output.find(TOOL_CALLS).isPresent();
    return message ? Optional.of(List.of(answer(output))) : Optional.empty();
  }

  private static Optional<List<Message>> messagesIn(Node array) {
    boolean messages =
        first(array).filter(m -> m.is(Kind.OBJECT) && m.find(ROLE).isPresent()).isPresent();
    return messages
        ? Optional.of(Dialects.OPENAI_WITH_IMAGES.messages(array))
        : Optional.empty();
  }

  private static Message answer(Node object) {
    return Dialects.OPENAI_WITH_IMAGES.message(object, Role.ASSISTANT);
  }

  private static Optional<Node> first(Node array) {
    for (Node item : array.items()) {
      return Optional.of(item);
    }
    return Optional.empty();
  }
}
