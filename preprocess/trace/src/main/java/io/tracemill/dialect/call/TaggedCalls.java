package io.tracemill.dialect.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Each call between {@code <tool_call>} and {@code </tool_call>}, as Hermes, Qwen and SmolLM write
 * them. An end may be missing, as where the end token came first.
 */
final class TaggedCalls implements CallFormat {

  @Override
  public Reading read(String text, CallJson json) {
    TaggedText tagged = TaggedText.of(text);
    List<ToolCallText> calls = new ArrayList<>();
    for (TaggedText.Part part : tagged.parts()) {
      Optional<List<ToolCallText>> some = inside(part.inside(), json);
      if (some.isEmpty()) {
        return new Reading.Broken();
      }
      calls.addAll(some.get());
    }
    return calls.isEmpty() ? new Reading.Other() : new Reading.Calls(calls, tagged.words());
  }

  private static Optional<List<ToolCallText>> inside(String text, CallJson json) {
    String bare = FencedCalls.unfenced(text).orElse(text);
    JsonValues.Found found = JsonValues.leading(bare);
    return bare.substring(found.end()).isBlank() ? json.calls(found.values()) : Optional.empty();
  }
}
