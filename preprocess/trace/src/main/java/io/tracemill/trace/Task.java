package io.tracemill.trace;

import java.util.Locale;

/** What a model is trained for; its {@link #key} is the platform's name for it. */
public enum Task {
  QUESTION_ANSWERING,
  CLASSIFICATION,
  TOOL_CALLING_CLOSED_BOOK,
  MULTI_TURN_TOOL_CALLING_CLOSED_BOOK,
  QUESTION_ANSWERING_CLOSED_BOOK,
  CHAT_COMPLETION,
  CHAT_COMPLETION_AGENTIC;

  /** The name in files, such as {@code tool-calling-closed-book}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the answers are tool calls, scored by the tool metrics. */
  public boolean callsTools() {
    return this == TOOL_CALLING_CLOSED_BOOK
        || this == MULTI_TURN_TOOL_CALLING_CLOSED_BOOK
        || this == CHAT_COMPLETION_AGENTIC;
  }

  /** Whether a prompt is always a whole conversation, even one of a single turn. */
  public boolean multiTurn() {
    return this == MULTI_TURN_TOOL_CALLING_CLOSED_BOOK
        || this == CHAT_COMPLETION
        || this == CHAT_COMPLETION_AGENTIC;
  }
}
