package io.tracemill.prepare.format;

import io.tracemill.dialect.AiSdkCalls;
import io.tracemill.dialect.Dialects;
import io.tracemill.dialect.Lessons;
import io.tracemill.dialect.ResponsesItems;
import io.tracemill.dialect.Texts;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model said, as Langfuse keeps it: a message, a chat completion or one of its choices, a
 * response of OpenAI's Responses, the AI SDK's tool calls, messages, or text; any of them may be a
 * string of JSON.
 */
final class LangfuseOutput {
  private static final Name ROLE = Name.of("role");
  private static final Name CHOICES = Name.of("choices");
  private static final Name INDEX = Name.of("index");
  private static final Name MESSAGE = Name.of("message");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name OUTPUT = Name.of("output");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  private LangfuseOutput() {}

  static List<Message> messages(Node output) {
    if (!output.is(Kind.STRING)) {
      return structured(output).orElseThrow(() -> unknown(output));
    }
    Optional<Node> inside = Texts.inside(output);
    if (inside.isEmpty()) {
      Records.checkNoneBegins(output);
    } else if (isUnmistakable(inside.get())) {
      return structured(inside.get()).orElseThrow(() -> unknown(inside.get()));
    }
    return List.of(Texts.said(Role.ASSISTANT, output));
  }

  private static DataException unknown(Node output) {
    if (output.is(Kind.ARRAY) && output.size() == 0) {
      return output.failure("is an empty array: no answer was recorded");
    }
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
    return Records.holdAnswers(inside)
        || inside.is(Kind.ARRAY) && AiSdkCalls.matches(inside)
        || inside.is(Kind.OBJECT)
            && (array(inside, TOOL_CALLS).isPresent() || choice(inside).isPresent());
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
      output.find(CHOICES);
      return Optional.of(chosen(choice.get()));
    } else if (isChoice(output)) {
      return Optional.of(chosen(output));
    } else if (array(output, MESSAGES).isPresent()) {
      return messagesIn(output.field(MESSAGES));
    } else if (array(output, OUTPUT).filter(ResponsesItems::matches).isPresent()) {
      List<Message> said = Dialects.RESPONSES.messages(output.field(OUTPUT));
      return Optional.of(finished(said, Lessons.incomplete(output)));
    }
    boolean message = output.has(ROLE) || output.has(CONTENT) || output.has(TOOL_CALLS);
    return message ? Optional.of(answer(output)) : Optional.empty();
  }

  private static Optional<Node> array(Node object, Name name) {
    return object.peek(name).filter(value -> value.is(Kind.ARRAY));
  }

  /** The choice of index 0 of a chat completion, or the first where none has it. */
  private static Optional<Node> choice(Node completion) {
    Optional<Node> chosen = Optional.empty();
    Optional<Node> choices = array(completion, CHOICES);
    if (choices.isPresent()) {
      for (Node choice : choices.get().items()) {
        chosen = chosen.isEmpty() || isFirst(choice) ? Optional.of(choice) : chosen;
      }
    }
    return chosen.filter(LangfuseOutput::isChoice);
  }

  private static boolean isFirst(Node choice) {
    return choice.is(Kind.OBJECT)
        && choice.peek(INDEX).filter(index -> index.raw().toString().equals("0")).isPresent();
  }

  private static boolean isChoice(Node node) {
    return node.is(Kind.OBJECT)
        && !node.has(ROLE)
        && node.peek(MESSAGE).filter(message -> message.is(Kind.OBJECT)).isPresent();
  }

  private static List<Message> chosen(Node choice) {
    return finished(answer(choice.field(MESSAGE)), Lessons.finish(choice));
  }

  /** The messages, of which the last one ended as told. */
  private static List<Message> finished(List<Message> said, Lesson lesson) {
    int last = said.size() - 1;
    if (lesson != Lesson.WHOLE && last >= 0) {
      said.set(last, said.get(last).with(lesson));
    }
    return said;
  }

  private static Optional<List<Message>> messagesIn(Node array) {
    if (ResponsesItems.matches(array)) {
      return Optional.of(Dialects.RESPONSES.messages(array));
    }
    List<Message> said = new ArrayList<>();
    for (Node item : array.items()) {
      if (isChoice(item)) {
        said.addAll(chosen(item));
      } else if (item.is(Kind.OBJECT) && item.has(ROLE)) {
        Dialects.OPENAI_WITH_IMAGES.read(item, said);
      } else {
        return Optional.empty();
      }
    }
    return said.stream().anyMatch(message -> message.role() == Role.ASSISTANT)
        ? Optional.of(said)
        : Optional.empty();
  }

  private static List<Message> answer(Node object) {
    List<Message> said = new ArrayList<>(1);
    Dialects.OPENAI_ANSWER.read(object, said);
    return said;
  }
}
