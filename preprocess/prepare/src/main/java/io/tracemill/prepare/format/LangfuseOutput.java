package io.tracemill.prepare.format;

import io.tracemill.dialect.AiSdkCalls;
import io.tracemill.dialect.Dialects;
import io.tracemill.dialect.Texts;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model said, as Langfuse keeps it: a message, a chat completion, the AI SDK's tool calls,
 * messages, or text; any of them may be a string of JSON.
 */
final class LangfuseOutput {
  private static final Name ROLE = Name.of("role");
  private static final Name CHOICES = Name.of("choices");
  private static final Name INDEX = Name.of("index");
  private static final Name MESSAGE = Name.of("message");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  private LangfuseOutput() {}

  static List<Message> messages(Node output) {
    if (!output.is(Kind.STRING)) {
      return structured(output).orElseThrow(() -> unknown(output));
    }
    return Texts.inside(output)
        .filter(LangfuseOutput::isUnmistakable)
        .flatMap(LangfuseOutput::structured)
        .orElseGet(() -> List.of(Texts.said(Role.ASSISTANT, output)));
  }

  private static DataException unknown(Node output) {
    return output.failure(
        "expected a message, a chat completion, tool calls or text but found "
            + output.kind().words()
            + " of another shape");
  }

  /**
   * Whether JSON in a string can only be a record of an answer: an answer that is JSON itself may
   * well have fields such as {@code content}, {@code choices} or {@code role}.
   */
  private static boolean isUnmistakable(Node inside) {
    if (inside.is(Kind.ARRAY)) {
      return AiSdkCalls.matches(inside)
          || first(inside).filter(LangfuseOutput::isMessageWithRole).isPresent();
    }
    return inside.is(Kind.OBJECT)
        && (isMessageWithRole(inside)
            || inside.find(TOOL_CALLS).filter(calls -> calls.is(Kind.ARRAY)).isPresent()
            || choice(inside).isPresent());
  }

  private static boolean isMessageWithRole(Node node) {
    return Texts.isMessage(node)
        && node.fields().stream()
            .anyMatch(field -> field.key().equals("content") || field.key().equals("tool_calls"));
  }

  private static Optional<List<Message>> structured(Node output) {
    if (output.is(Kind.ARRAY)) {
      return AiSdkCalls.matches(output)
          ? Optional.of(Dialects.AI_SDK_CALLS.messages(output))
          : messagesIn(output);
    }
    if (!output.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    Optional<Node> choice = choice(output);
    if (choice.isPresent()) {
      return Optional.of(answer(choice.get()));
    }
    boolean message =
        Stream.of(ROLE, CONTENT, TOOL_CALLS).anyMatch(name -> output.find(name).isPresent());
    return message ? Optional.of(answer(output)) : Optional.empty();
  }

  /** The message of a chat completion's choice of index 0, or of its first. */
  private static Optional<Node> choice(Node completion) {
    return completion
        .find(CHOICES)
        .filter(choices -> choices.is(Kind.ARRAY))
        .flatMap(choices -> indexedZero(choices).or(() -> first(choices)))
        .filter(choice -> choice.is(Kind.OBJECT))
        .flatMap(choice -> choice.find(MESSAGE))
        .filter(message -> message.is(Kind.OBJECT));
  }

  private static Optional<Node> indexedZero(Node choices) {
    for (Node choice : choices.items()) {
      if (choice.is(Kind.OBJECT)
          && choice.find(INDEX).filter(index -> index.raw().toString().equals("0")).isPresent()) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Message>> messagesIn(Node array) {
    boolean messages =
        first(array).filter(m -> m.is(Kind.OBJECT) && m.find(ROLE).isPresent()).isPresent();
    return messages ? Optional.of(Dialects.OPENAI_WITH_IMAGES.messages(array)) : Optional.empty();
  }

  private static List<Message> answer(Node object) {
    List<Message> said = new ArrayList<>(1);
    Dialects.OPENAI_ANSWER.read(object, said);
    return said;
  }

  private static Optional<Node> first(Node array) {
    for (Node item : array.items()) {
      return Optional.of(item);
    }
    return Optional.empty();
  }
}
