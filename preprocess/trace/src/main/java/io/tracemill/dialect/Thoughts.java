package io.tracemill.dialect;

import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.text.Sought;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import java.util.Optional;

/**
 * Thoughts that a server left in the text of an answer: {@code <think>...</think>answer}, or only
 * the end of one whose beginning stood in the prompt. They are no part of the answer.
 */
final class Thoughts {
  private static final String OPEN = Thought.OPEN;
  private static final String CLOSE = Thought.CLOSE;

  /** The end in a line of its own, as JSON has it: a text without has no thought before it. */
  private static final Sought END = new Sought("\\n</think>");

  private static final Sought OPENING = new Sought("\"<think>");

  private Thoughts() {}

  /** {@code answer} without its thoughts; where a thought has no end, the answer is cut. */
  static Message without(Message answer) {
    if (!(answer.content() instanceof Content.Json recorded) || !mayThink(recorded.node())) {
      return answer;
    }
    Optional<String> rest = recorded.isText() ? rest(recorded.text()) : Optional.empty();
    if (rest.isEmpty()) {
      return answer;
    }
    boolean cut = rest.get().startsWith(OPEN);
    return answer
        .with(answer.aside().with(thought(recorded.text(), cut ? "" : rest.get())))
        .with(new Content.Text(cut ? "" : rest.get(), true))
        .with(cut ? Lesson.CUT : answer.lesson());
  }

  /** What stands before {@code rest} in {@code text}, without marks. */
  private static Content thought(String text, String rest) {
    String before = text.substring(0, text.length() - rest.length());
    return new Content.Text(before.replace(OPEN, "").replace(CLOSE, "").strip());
  }

  /** Whether there may be a mark; most answers have none, and are not decoded to see it. */
  private static boolean mayThink(Node content) {
    Slice raw = content.raw();
    return content.is(Kind.STRING)
        ? beginsWithMark(raw) || END.in(raw) >= 0
        : END.in(raw) >= 0 || OPENING.in(raw) >= 0;
  }

  /** Whether the first character of a string's text, white space aside, may open a mark. */
  private static boolean beginsWithMark(Slice string) {
    byte[] bytes = string.bytes();
    int at = string.start() + 1;
    while (bytes[at] == ' ' || bytes[at] == '\\' && "nrt".indexOf(bytes[at + 1]) >= 0) {
      at += bytes[at] == ' ' ? 1 : 2;
    }
    return bytes[at] == '<' || bytes[at] == '\\' && bytes[at + 1] == 'u';
  }

  /** What follows the thoughts in {@code text}; all of it from one on that has no end. */
  private static Optional<String> rest(String text) {
    String rest = text.stripLeading();
    if (!rest.startsWith(OPEN)) {
      int close = rest.indexOf(CLOSE);
      int open = rest.indexOf(OPEN);
      if (close < 0 || open >= 0 && open < close || !isAlone(rest, close)) {
        return Optional.empty();
      }
      rest = rest.substring(close + CLOSE.length()).stripLeading();
    }
    while (rest.startsWith(OPEN) && rest.contains(CLOSE)) {
      rest = rest.substring(rest.indexOf(CLOSE) + CLOSE.length()).stripLeading();
    }
    return Optional.of(rest);
  }

  /** Whether the mark at {@code at} stands in a line of its own, not in a text about marks. */
  private static boolean isAlone(String text, int at) {
    int end = at + CLOSE.length();
    return (at == 0 || text.charAt(at - 1) == '\n')
        && (end == text.length() || text.charAt(end) == '\n');
  }
}
