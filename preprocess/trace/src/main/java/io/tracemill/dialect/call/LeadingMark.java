package io.tracemill.dialect.call;

import java.util.List;
import java.util.Optional;

/**
 * A mark and JSON behind it: {@code <|tool_call|>[...]} of Granite, {@code functools[...]} of Phi,
 * {@code <|python_tag|>{...}} of Llama 3. Words may stand before the mark, and marks between calls;
 * Phi-4-mini has a mark behind them too.
 */
final class LeadingMark implements CallFormat {
  private final String mark;
  private final String close;

  /** Of calls behind {@code mark} and perhaps before {@code close}. */
  LeadingMark(String mark, String close) {
    this.mark = mark;
    this.close = close;
  }

  @Override
  public Reading read(String text, CallJson json) {
    int at = new MarkFinder(text).next(mark, 0);
    if (at < 0) {
      return new Reading.Other();
    }
    String behind = without(close, without(mark, text.substring(at + mark.length())));
    if (!BareCalls.beginsAsJson(behind.stripLeading())) {
      return new Reading.Other();
    }
    JsonValues.Found found = JsonValues.leading(behind);
    Optional<List<ToolCallText>> calls = json.calls(found.values());
    String words = (text.substring(0, at) + behind.substring(found.end())).strip();
    return calls.isPresent() ? new Reading.Calls(calls.get(), words) : new Reading.Broken();
  }

  /** With a blank in the place of each {@code mark}. */
  private static String without(String mark, String text) {
    MarkFinder marks = new MarkFinder(text);
    StringBuilder rest = new StringBuilder();
    int at = 0;
    for (int next = marks.next(mark, 0); next >= 0; next = marks.next(mark, at)) {
      rest.append(text, at, next).append(' ');
      at = next + mark.length();
    }
    return rest.append(text, at, text.length()).toString();
  }
}
