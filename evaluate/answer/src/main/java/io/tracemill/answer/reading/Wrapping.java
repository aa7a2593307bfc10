package io.tracemill.answer.reading;

import io.tracemill.dialect.call.FencedCalls;
import io.tracemill.dialect.call.JsonValues;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What models put around an answer that was asked for bare, because prompts and what they were
 * trained on look so: the words before an example's answer, a message in JSON.
 */
public final class Wrapping {
  /** What stands before the answer of an example in a prompt. */
  public static final String RIGHT_ANSWER = "The right answer to it:";

  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name CALLS = Name.of("tool_calls");
  private static final String ASSISTANT = "assistant";

  /** Up to a colon, perhaps in bold type, before JSON or a fence. */
  private static final Pattern WORDS = Pattern.compile("[^{\\[`]{1,200}:[*_]*\\s*(?=[{\\[`])");

  private Wrapping() {}

  /** {@code text} without the prompt's own words before an answer. */
  static String bare(String text) {
    return text.startsWith(RIGHT_ANSWER) ? text.substring(RIGHT_ANSWER.length()).strip() : text;
  }

  /**
   * The assistant's message that {@code text} is as a whole, in a fence or not, behind words that
   * end in a colon or not: an object with its role and what it says or calls, or an array of
   * messages of which it is the last and the only one of the assistant.
   */
  static Optional<AnswerMessage> message(String text) {
    return whole(text)
        .or(() -> behindWords(text).flatMap(Wrapping::whole))
        .flatMap(Wrapping::assistants)
        .flatMap(Wrapping::read);
  }

  private static Optional<Node> whole(String text) {
    return JsonValues.whole(FencedCalls.unfenced(text).orElse(text));
  }

  private static Optional<String> behindWords(String text) {
    Matcher words = WORDS.matcher(text);
    return words.lookingAt() ? Optional.of(text.substring(words.end())) : Optional.empty();
  }

  private static Optional<Node> assistants(Node json) {
    if (json.is(Kind.OBJECT)) {
      return Optional.of(json).filter(Wrapping::isAssistants);
    }
    List<Node> messages = new ArrayList<>();
    json.items().forEach(messages::add);
    long own = messages.stream().filter(Wrapping::isAssistants).count();
    return own == 1
        ? Optional.of(messages.get(messages.size() - 1)).filter(Wrapping::isAssistants)
        : Optional.empty();
  }

  private static boolean isAssistants(Node message) {
    return message.is(Kind.OBJECT)
        && message.find(ROLE).filter(role -> role.is(Kind.STRING)).map(Node::text).stream()
            .anyMatch(ASSISTANT::equals)
        && (message.find(CONTENT).isPresent() || message.find(CALLS).isPresent());
  }

  /** An object where text is due is JSON that the model answers with. */
  private static Optional<AnswerMessage> read(Node message) {
    return message
        .find(CONTENT)
        .filter(content -> content.is(Kind.OBJECT))
        .map(content -> AnswerMessage.saying(content.raw().toString()))
        .or(() -> AnswerMessage.of(message));
  }
}
