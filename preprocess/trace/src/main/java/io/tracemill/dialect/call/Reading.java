package io.tracemill.dialect.call;

import java.util.List;

/** What a text is in one of the ways in which models write tool calls. */
public sealed interface Reading permits Reading.Calls, Reading.Broken, Reading.Other {

  /**
   * Calls.
   *
   * @param words what is said beside them
   */
  record Calls(List<ToolCallText> calls, String words) implements Reading {
    /** Copies the list. */
    public Calls {
      calls = List.copyOf(calls);
    }
  }

  /** It begins like calls of this format but cannot be read. */
  record Broken() implements Reading {}

  /** It is not in this format. */
  record Other() implements Reading {}
}
