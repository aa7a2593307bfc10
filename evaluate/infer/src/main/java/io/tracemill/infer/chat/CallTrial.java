package io.tracemill.infer.chat;

import io.tracemill.ask.CallWording;
import io.tracemill.ask.Prompt;
import io.tracemill.jinja.ChatInput;
import io.tracemill.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out how a chat template writes tool calls, by rendering answers that call. */
final class CallTrial {
  private static final String USER = "{\"role\":\"user\",\"content\":\"hello\"}";
  private static final String SAID = "said_by_the_assistant";
  private static final String WORDS = "{\"role\":\"assistant\",\"content\":\"" + SAID + "\"}";
  private static final String FIRST = "name_of_a_call";
  private static final String SECOND = "name_of_another";
  private static final String THOUGHT = "</think>";
  private static final String ARGUMENTS = "\\{\\s*\"key\"\\s*:\\s*\"value\"\\s*\\}";
  private static final Pattern ONE =
      Pattern.compile("(?s)(.*?)" + FIRST + "(.*?)" + ARGUMENTS + "(.*)");
  private static final Pattern TWO =
      Pattern.compile(
          "(?s)(.*?)"
              + FIRST
              + "(.*?)"
              + ARGUMENTS
              + "(.*?)"
              + SECOND
              + "(.*?)"
              + ARGUMENTS
              + ".*");

  private final ModelChat chat;
  private final LocalDateTime now;
  private final String tools;
  private final boolean open;

  /**
   * Tries out a template.
   *
   * @param open whether it takes a call without a result
   */
  CallTrial(ModelChat chat, LocalDateTime now, String tools, boolean open) {
    this.chat = chat;
    this.now = now;
    this.tools = tools;
    this.open = open;
  }

  /** The text around calls; nothing where it cannot be told or arguments are not JSON in it. */
  Optional<CallWording> wording() {
    Optional<String> end = rendered(USER + "," + WORDS, false).map(CallTrial::behindWords);
    Optional<Matcher> one =
        answer(call(FIRST, 1), result(1)).map(ONE::matcher).filter(Matcher::matches);
    if (end.isEmpty() || one.isEmpty()) {
      return Optional.empty();
    }
    String closing = before(end.get(), one.get().group(3));
    CallWording alone =
        new CallWording(
            opening(one.get()), one.get().group(2), closing + "\n" + opening(one.get()), closing);
    return answer(call(FIRST, 1) + "," + call(SECOND, 2), result(1) + "," + result(2))
        .map(TWO::matcher)
        .filter(Matcher::matches)
        .filter(two -> two.group(2).equals(two.group(4)) && opening(two).equals(alone.opening()))
        .map(two -> new CallWording(alone.opening(), alone.middle(), two.group(3), closing))
        .or(() -> Optional.of(alone));
  }

  /** What follows the beginning of the answer. */
  private Optional<String> answer(String calls, String results) {
    String called = "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[" + calls + "]}";
    Optional<String> whole = rendered(USER + "," + called + (open ? "" : "," + results), false);
    return rendered(USER, true)
        .flatMap(
            prompt ->
                whole
                    .filter(text -> text.startsWith(prompt))
                    .map(text -> text.substring(prompt.length())));
  }

  private static String call(String name, int number) {
    return "{\"id\":\"call0000"
        + number
        + "\",\"type\":\"function\",\"function\":{\"name\":\""
        + name
        + "\",\"arguments\":{\"key\":\"value\"}}}";
  }

  private static String result(int number) {
    return "{\"role\":\"tool\",\"tool_call_id\":\"call0000" + number + "\",\"content\":\"1\"}";
  }

  private Optional<String> rendered(String messages, boolean prompt) {
    try {
      ChatInput input = ModelChat.input(new Prompt.Conversation("[" + messages + "]", tools), now);
      return Optional.of(chat.render(input.withGenerationPrompt(prompt)));
    } catch (TemplateException refused) {
      return Optional.empty();
    }
  }

  private static String behindWords(String text) {
    return text.substring(text.lastIndexOf(SAID) + SAID.length()).strip();
  }

  /** An answer may begin with an empty thought. */
  private static String opening(Matcher answer) {
    String opening = answer.group(1);
    int thought = opening.lastIndexOf(THOUGHT);
    return (thought < 0 ? opening : opening.substring(thought + THOUGHT.length())).stripLeading();
  }

  private static String before(String end, String text) {
    int at = end.isEmpty() ? -1 : text.indexOf(end);
    return (at < 0 ? text : text.substring(0, at)).stripTrailing();
  }
}
