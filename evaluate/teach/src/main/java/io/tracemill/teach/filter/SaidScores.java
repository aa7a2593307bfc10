package io.tracemill.teach.filter;

import io.tracemill.prepare.screen.relevance.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scores that an answer about one trace says in other words than JSON: {@code Relevance: 4}. A word
 * that only ends in the label, such as {@code irrelevance}, is another.
 */
final class SaidScores {
  private static final Pattern SAID =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_-])[\"'*_`]*(relevance|coherence)(?:[ _]score)?[\"'*_`]*"
              + "\\s*(?:[:=]|\\bis\\b)\\s*([^\\n,;{}]*)");

  private static final Pattern LAST_STOP = Pattern.compile("\\.\\s*$");

  private final List<OptionalInt> relevance = new ArrayList<>();
  private final List<OptionalInt> coherence = new ArrayList<>();

  private SaidScores(String text) {
    Matcher said = SAID.matcher(text.toLowerCase(Locale.ROOT));
    while (said.find()) {
      OptionalInt score = WholeScore.of(LAST_STOP.matcher(said.group(2)).replaceFirst(""));
      (said.group(1).equals("relevance") ? relevance : coherence).add(score);
    }
  }

  /** What {@code text} says. */
  static SaidScores in(String text) {
    return new SaidScores(text);
  }

  /** Whether it says anything at all of either. */
  boolean any() {
    return !relevance.isEmpty() || !coherence.isEmpty();
  }

  /** Both scores, if each is said, and never otherwise. */
  Optional<Rating> rating() {
    OptionalInt first = only(relevance);
    OptionalInt second = only(coherence);
    return first.isPresent() && second.isPresent()
        ? Optional.of(new Rating(first.getAsInt(), second.getAsInt()))
        : Optional.empty();
  }

  private static OptionalInt only(List<OptionalInt> scores) {
    return scores.stream().distinct().count() == 1 ? scores.get(0) : OptionalInt.empty();
  }
}
