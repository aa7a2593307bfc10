package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with something between {@code <tool_call>} and {@code </tool_call>}, as Hermes, Qwen and
 * SmolLM write each call.
 *
 * @param parts what stands between marks, in order; empty where there are none
 * @param words the rest
 */
public record TaggedText(List<Part> parts, String words) {
  private static final String OPEN = "<tool_call>";
  private static final String CLOSE = "</tool_call>";

  /** What a call begins with where it stands between marks. */
  public static final String BEGIN = OPEN + "\n";

  /** What such a call ends with. */
  public static final String END = "\n" + CLOSE;

  /**
   * What one mark begins.
   *
   * @param inside without white space around it
   * @param closed whether the end mark follows, rather than the next beginning or the text's end
   */
  public record Part(String inside, boolean closed) {}

  /** Copies the list. */
  public TaggedText {
    parts = List.copyOf(parts);
  }

  /** Takes {@code text} apart; marks inside of JSON are text. */
  public static TaggedText of(String text) {
    MarkFinder marks = new MarkFinder(text);
    List<Part> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    int close = marks.next(CLOSE, 0);
    int open = marks.next(OPEN, 0);
    while (open >= 0) {
      words.append(text, at, open);
      int start = open + OPEN.length();
      close = close >= 0 && close < start ? marks.next(CLOSE, start) : close;
      int next = marks.next(OPEN, start);
      boolean closed = close >= 0 && (next < 0 || close < next);
      int end = closed ? close : next < 0 ? text.length() : next;
      parts.add(new Part(text.substring(start, end).strip(), closed));
      at = closed ? close + CLOSE.length() : end;
      open = next;
    }
    return new TaggedText(parts, withoutMarks(words.append(text, at, text.length()).toString()));
  }

  /** What is left of words around calls. */
  static String withoutMarks(String words) {
    return words.replace(OPEN, "").replace(CLOSE, "").strip();
  }
}
