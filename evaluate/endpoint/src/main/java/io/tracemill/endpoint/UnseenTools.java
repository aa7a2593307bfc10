package io.tracemill.endpoint;

import java.util.Optional;

/**
 * Finds out that a server takes tools and its chat template shows none of them, which no answer
 * says: {@code transformers serve} with SmolLM2 counted 60 tokens for prompts whose tools alone are
 * 3,000 characters. Only where that was so from the first prompt on: later ones may be counted
 * without what a server remembers.
 */
final class UnseenTools {
  /** Tokens of tools have 3 to 5 characters; those of no tokenizer have so many on average. */
  private static final int LONGEST_TOKEN = 12;

  /** Of fewer characters it is not seen whether they are counted. */
  private static final int LEAST_CHARACTERS = 400;

  private boolean seen;
  private int tokens;
  private int characters;

  /** A prompt with {@code toolCharacters} of tools was counted; 0 tokens are no count. */
  void take(int toolCharacters, int promptTokens) {
    if (toolCharacters < LEAST_CHARACTERS || promptTokens == 0) {
      return;
    }
    seen |= (long) promptTokens * LONGEST_TOKEN >= toolCharacters;
    if (characters == 0) {
      tokens = promptTokens;
      characters = toolCharacters;
    }
  }

  /** What people should know of it. */
  Optional<String> doubt() {
    return seen || characters == 0
        ? Optional.empty()
        : Optional.of(
            "counted "
                + tokens
                + " tokens for a prompt whose tools alone are "
                + characters
                + " characters: its chat template seems to show no tools, so that the model cannot"
                + " call any; give the server a template that shows them");
  }
}
