package io.tracemill.pipeline.settings;

/** Which answers of a conversation become examples. */
public enum Turns {
  /** Each one, its prompt everything before it: {@code convert_to_single_turn: true}. */
  EVERY,
  /** The last one: {@code convert_to_single_turn: false}, and always in data version 1. */
  LAST
}
