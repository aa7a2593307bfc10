package io.tracemill.score.metric;

import java.util.List;

/** The tool calls that a text holds. */
public sealed interface Calls permits Calls.Read, Calls.Unreadable {

  /**
   * Calls that could be read.
   *
   * @param calls in order; empty where the text is no call at all, such as an answer in words
   */
  record Read(List<Call> calls, Form form) implements Calls {
    /** Keeps a copy of the list. */
    public Read {
      calls = List.copyOf(calls);
    }
  }

  /** A text that is empty, or begins like calls but cannot be read as such. */
  record Unreadable() implements Calls {}

  /** How calls are written. */
  enum Form {
    /** Words, without any call. */
    WORDS,
    /** One object. */
    ONE,
    /** An array of calls, several marked objects, or messages with calls. */
    LIST
  }
}
