package io.tracemill.dialect.call;

import java.util.List;
import java.util.Optional;

/** All ways in which models write tool calls; the first that a text is in counts. */
public final class CallFormats {
  private static final BareCalls BARE = new BareCalls();

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
          BARE);

  private static final CallJson ANY_TOOL = new CallJson(List.of());

  private CallFormats() {}

  /**
   * The calls that a recorded answer is, rather than what a model says now; nothing where it says
   * anything else.
   */
  public static Optional<List<ToolCallText>> only(String answer) {
    return read(answer.strip(), ANY_TOOL) instanceof Reading.Calls found && found.words().isEmpty()
        ? Optional.of(found.calls())
        : Optional.empty();
  }

  /**
   * What {@code text} is in the first of the formats that it is in; in JSON and nothing else, marks
   * are text.
   */
  public static Reading read(String text, CallJson json) {
    if (BARE.read(text, json) instanceof Reading.Calls whole && whole.words().isEmpty()) {
      return whole;
    }
    for (CallFormat format : ALL) {
      Reading reading = format.read(text, json);
      if (!(reading instanceof Reading.Other)) {
        return reading;
      }
    }
    return new Reading.Other();
  }
}
