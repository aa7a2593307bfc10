package io.tracemill.answer.reading;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.call.JsonValues;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer that came as a message in OpenAI's dialect, as endpoints give it and some models write
 * it.
 *
 * @param thinking what some servers keep apart from the words; empty where they do not
 */
record AnswerMessage(String words, String thinking, List<ToolCallText> calls) {
  private static final Name CONTENT = Name.of("content");

  /** The newer name first; the other is of older servers. */
  private static final List<Name> THINKING =
      List.of(Name.of("reasoning"), Name.of("reasoning_content"));

  /** The message that {@code json} is, if it is one. */
  static Optional<AnswerMessage> of(String json) {
    return JsonValues.whole(json).filter(node -> node.is(Kind.OBJECT)).flatMap(AnswerMessage::of);
  }

  /** A message of nothing but words. */
  static AnswerMessage saying(String words) {
    return new AnswerMessage(words, "", List.of());
  }

  /** The message that {@code object} is, if it is one. */
  static Optional<AnswerMessage> of(Node object) {
    List<Message> messages = new ArrayList<>();
    try {
      ItemReaders.OPENAI_ANSWER.read(object, messages);
    } catch (DataException notOfTheDialect) {
      return Optional.empty();
    }
    Message message = messages.get(0);
    return Optional.of(
        new AnswerMessage(
            words(object, message),
            thinking(object).map(Node::text).map(String::strip).orElse(""),
            message.toolCalls().stream().map(ToolCallText::of).toList()));
  }

  /** With the thoughts in them, which the dialect takes off. */
  private static String words(Node object, Message message) {
    return object
        .find(CONTENT)
        .filter(content -> content.is(Kind.STRING))
        .map(Node::text)
        .orElseGet(() -> message.content().text());
  }

  private static Optional<Node> thinking(Node object) {
    return THINKING.stream()
        .map(object::find)
        .flatMap(Optional::stream)
        .filter(value -> value.is(Kind.STRING))
        .findFirst();
  }
}
