package io.tracemill.answer.prompt;

/** Which answers of a conversation are asked for. */
public enum AskedTurns {
  /** The last one. */
  LAST,
  /** Each that calls a tool; where there is none, the last one. */
  EVERY_TOOL_CALL
}
