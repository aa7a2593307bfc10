package io.tracemill.endpoint;

import io.tracemill.ask.Outcome;
import io.tracemill.endpoint.ProbeAsker.Tried;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Asks for the first word of longer and longer prompts, until it is lost. */
final class ContextProbe {
  private static final String NAME = "context";
  private static final String WORD = "zebra";
  private static final int DEFAULT = 8192;
  private static final int ROOM = 1024;
  private static final int LINE_CHARACTERS = 40;

  private final ProbeAsker asker;
  private final int context;
  private double charactersPerToken = 4;
  private int held;

  ContextProbe(ProbeAsker asker, OptionalInt context) {
    this.asker = asker;
    this.context = context.orElse(DEFAULT);
  }

  /** As many tokens as were held for sure; not good if that is less than was to be. */
  ProbeResult run() {
    List<Integer> sizes =
        Stream.of(context / 4, context / 2, context - Math.min(ROOM, context / 4))
            .map(size -> size - size / 20)
            .toList();
    for (int size : sizes) {
      Tried tried = asker.ask(prompt(size), "[]", Math.min(ROOM, context / 4));
      if (tried.answer().isEmpty()) {
        return lost("at about " + size + " tokens: " + tried.otherwise());
      }
      if (!tried.words().toLowerCase(Locale.ROOT).contains(WORD)) {
        return lost("at about " + size + " tokens the first word was lost");
      }
      held = Math.max(held, calibrated(tried.answer().get(), size));
    }
    return ProbeResult.of(NAME, true, "the first of " + held + " tokens was there").with(held);
  }

  private ProbeResult lost(String words) {
    return ProbeResult.of(NAME, false, words + "; " + held + " were held").with(held);
  }

  /** The tokens of the prompt; by them the next is made. */
  private int calibrated(Outcome.Answered answer, int size) {
    if (answer.promptTokens() == 0) {
      return size;
    }
    charactersPerToken = size * charactersPerToken / answer.promptTokens();
    return answer.promptTokens();
  }

  private String prompt(int tokens) {
    StringBuilder text = new StringBuilder("The password is " + WORD + ".\n");
    double characters = tokens * charactersPerToken - 2 * LINE_CHARACTERS;
    for (int line = 1; text.length() < characters; line++) {
      text.append("Line ").append(line).append(" says nothing that matters.\n");
    }
    return text + "Which password stands in the first line? Answer with that one word.";
  }
}
