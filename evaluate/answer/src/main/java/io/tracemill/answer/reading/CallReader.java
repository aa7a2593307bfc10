package io.tracemill.answer.reading;

import io.tracemill.json.Node;
import java.util.List;
import java.util.Optional;

/** Reads the tool calls that recorded answers and messages hold, rather than a model's words. */
public final class CallReader {
  private final CallJson json = new CallJson(List.of());

  /** The calls that {@code answer} is, in any of the ways in which models write them. */
  public Optional<List<ToolCallText>> read(String answer) {
    return CallFormats.read(answer.strip(), json) instanceof Reading.Calls found
            && found.words().isEmpty()
        ? Optional.of(found.calls())
        : Optional.empty();
  }

  /** The calls in a message's {@code tool_calls}. */
  public Optional<List<ToolCallText>> read(Node toolCalls) {
    return json.calls(List.of(toolCalls));
  }
}
