package io.tracemill.answer.reading;

import java.util.List;

/** All ways in which models write tool calls; the first that a text is in counts. */
final class CallFormats {
  /** In the order in which they are tried: marks first, bare JSON last. */
  static final List<CallFormat> ALL =
      List.of(
          new ParameterTags(),
          new TaggedCalls(),
          new MistralCalls(),
          new DeepSeekCalls(),
          new GemmaCalls(),
          new LeadingMark("<|tool_call|>", "<|/tool_call|>"),
          new LeadingMark("functools", "<|end|>"),
          new LeadingMark("<|python_tag|>", "<|eom_id|>"),
          new FunctionTags(),
          new FencedCalls(),
          new PythonCalls(),
          new BareCalls());

  private CallFormats() {}

  static Reading read(String text, CallJson json) {
    for (CallFormat format : ALL) {
      Reading reading = format.read(text, json);
      if (!(reading instanceof Reading.Other)) {
        return reading;
      }
    }
    return new Reading.Other();
  }
}
