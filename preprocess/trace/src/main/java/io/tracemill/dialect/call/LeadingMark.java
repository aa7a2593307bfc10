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
    int at = text.indexOf(mark);
    if (at < 0) {
      return new Reading.Other();
    }
    String behind = text.substring(at + mark.length()).replace(mark, " ").replace(close, "");
    if (!BareCalls.beginsAsJson(behind.stripLeading())) {
      return new Reading.Other();
    }
    JsonValues.Found found = JsonValues.leading(behind);
    Optional<List<ToolCallText>> calls = json.calls(found.values());
    String words = (text.substring(0, at) + behind.substring(found.end())).strip();
    return calls.isPresent() ? new Reading.Calls(calls.get(), words) : new Reading.Broken();
  }
}
