package io.tracemill.dialect.call;

import io.tracemill.trace.ToolCall;

/**
 * A tool call in the words of a model.
 *
 * @param arguments a JSON object, on one line, otherwise as it was written
 */
public record ToolCallText(String name, String arguments) {

  /**
   * The same as a call of its own.
   *
   * @throws io.tracemill.json.DataException if the arguments are not JSON, such as with a key that
   *     is there twice
   */
  public ToolCall toolCall() {
    return ToolCall.of(name, arguments);
  }

  /** A recorded call. */
  public static ToolCallText of(ToolCall call) {
    return new ToolCallText(call.name().text(), Arguments.text(call.arguments()));
  }
}
