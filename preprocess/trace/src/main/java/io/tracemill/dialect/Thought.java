package io.tracemill.dialect;

import io.tracemill.dialect.call.MarkFinder;

/**
 * What a model thought aloud before it answered, and what is left. A mark inside the JSON of an
 * answer is text.
 *
 * @param thinking between the marks; empty where nothing was thought
 * @param answer the rest
 * @param state whether there was a thought and an end of it
 */
public record Thought(String thinking, String answer, State state) {
  static final String OPEN = "<think>";
  static final String CLOSE = "</think>";

  /** How a thought was marked. */
  public enum State {
    /** There is none. */
    NONE,
    /** It has an end; its beginning may have been in the prompt. */
    CLOSED,
    /** The text ends inside it: no answer came. */
    UNCLOSED
  }

  /**
   * Takes {@code text} apart.
   *
   * @param inside whether the prompt ended inside a thought
   */
  public static Thought split(String text, boolean inside) {
    StringBuilder thinking = new StringBuilder();
    StringBuilder answer = new StringBuilder();
    State state = State.NONE;
    MarkFinder marks = new MarkFinder(text);
    int at = 0;
    boolean open = inside || closesFirst(marks);
    while (at < text.length() || open) {
      int end = open ? text.indexOf(CLOSE, at) : marks.next(OPEN, at);
      (open ? thinking : answer).append(text, at, end < 0 ? text.length() : end);
      state = open ? end < 0 ? State.UNCLOSED : State.CLOSED : state;
      if (end < 0) {
        break;
      }
      at = end + (open ? CLOSE : OPEN).length();
      // Some templates open the thought and the model opens it once more.
      open = !open;
      if (open && text.startsWith(OPEN, at)) {
        at += OPEN.length();
      }
    }
    return new Thought(cleaned(thinking), answer.toString(), state);
  }

  /**
   * Takes {@code text} apart where the thought may have come beside it.
   *
   * @param thinking beside it; empty where nothing did
   */
  public static Thought of(String text, String thinking, boolean inside) {
    Thought split = split(text, inside);
    return split.state() == State.NONE && !thinking.isEmpty()
        ? new Thought(thinking, split.answer(), State.CLOSED)
        : split;
  }

  /** Whether an end comes before any beginning, which was then in the prompt. */
  private static boolean closesFirst(MarkFinder marks) {
    int close = marks.next(CLOSE, 0);
    int open = marks.next(OPEN, 0);
    return close >= 0 && (open < 0 || close < open);
  }

  private static String cleaned(StringBuilder thinking) {
    return thinking.toString().replace(OPEN, "").strip();
  }
}
