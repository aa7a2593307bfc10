package io.tracemill.infer.decode;

import io.tracemill.ask.Ending;

/** What became of a {@link TokenSequence}. */
public sealed interface Continuation
    permits Continuation.Ended, Continuation.Overflowed, Continuation.NoNumbers {

  /** The sequence's row. */
  long row();

  /** How many tokens its prompt has. */
  int promptTokens();

  /**
   * New tokens.
   *
   * @param tokens all that were chosen, with the end token and those of a stop text
   * @param text of the tokens, without the end token and up to the stop text
   */
  record Ended(long row, int promptTokens, Tokens tokens, String text, Ending ending)
      implements Continuation {}

  /**
   * None, for want of room.
   *
   * @param limit how many tokens the model or the memory can hold
   */
  record Overflowed(long row, int promptTokens, int limit) implements Continuation {}

  /** None that counts: what the model computed for the next token is no number. */
  record NoNumbers(long row, int promptTokens) implements Continuation {
    /** For people. */
    public static final String REASON =
        "the model's logits are not numbers: its weights are damaged, or too large for this"
            + " precision";
  }
}
