package io.tracemill.dialect.call;

import java.util.regex.Pattern;

/**
 * Finds marks such as {@code <tool_call>} in what a model wrote. Inside its JSON they are text, so
 * objects and arrays are stepped over as a whole. Not for use by several threads.
 */
public final class MarkFinder {
  /** How an object or an array begins, unlike the brackets of words and of other marks. */
  private static final Pattern JSON =
      Pattern.compile("\\{\\s*[\"}]|\\[\\s*(?:[\"{\\[\\]\\d-]|true|false|null)");

  private final String text;

  /** From here on no JSON has an end; to look for one again and again would take forever. */
  private int endless = Integer.MAX_VALUE;

  /** Finds marks in {@code text}. */
  public MarkFinder(String text) {
    this.text = text;
  }

  /** Where {@code mark} stands first at {@code from} or behind, outside of JSON; -1 if nowhere. */
  public int next(String mark, int from) {
    int found = text.indexOf(mark, from);
    int at = from;
    while (at < found) {
      at = isBracket(at) && beginsJson(at) ? behindJson(at) : at + 1;
      if (at > found) {
        found = text.indexOf(mark, at);
      }
    }
    return found;
  }

  private boolean isBracket(int at) {
    return text.charAt(at) == '{' || text.charAt(at) == '[';
  }

  private boolean beginsJson(int at) {
    return at < endless && JSON.matcher(text).region(at, text.length()).lookingAt();
  }

  private int behindJson(int at) {
    int close = JsonValues.close(text, at);
    if (close < 0) {
      endless = at;
      return at + 1;
    }
    return close;
  }
}
