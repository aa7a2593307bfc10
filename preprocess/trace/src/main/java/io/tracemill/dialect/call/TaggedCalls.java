package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each call between {@code <tool_call>} and {@code </tool_call>}, as Hermes, Qwen and SmolLM write
 * them. The last end may be missing, as where the end token came first.
 */
final class TaggedCalls implements CallFormat {
  private static final String OPEN = "<tool_call>";
  private static final String CLOSE = "</tool_call>";

  @Override
  public Reading read(String text, CallJson json) {
    if (!text.contains(OPEN)) {
      return new Reading.Other();
    }
    List<ToolCallText> calls = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    int at = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      words.append(text, at, open);
      int start = open + OPEN.length();
      int close = text.indexOf(CLOSE, start);
      int next = text.indexOf(OPEN, start);
      boolean closed = close >= 0 && (next < 0 || close < next);
      int end = closed ? close : next < 0 ? text.length() : next;
      Optional<List<ToolCallText>> some = inside(text.substring(start, end), json);
      if (some.isEmpty()) {
        return new Reading.Broken();
      }
      calls.addAll(some.get());
      at = closed ? close + CLOSE.length() : end;
    }
    words.append(text, at, text.length());
    return new Reading.Calls(calls, withoutMarks(words.toString()));
  }

  /** What is left of words around calls. */
  static String withoutMarks(String words) {
    return words.replace(OPEN, "").replace(CLOSE, "").strip();
  }

  private static Optional<List<ToolCallText>> inside(String text, CallJson json) {
    String bare = FencedCalls.unfenced(text).orElse(text);
    JsonValues.Found found = JsonValues.leading(bare);
    return bare.substring(found.end()).isBlank() ? json.calls(found.values()) : Optional.empty();
  }
}
