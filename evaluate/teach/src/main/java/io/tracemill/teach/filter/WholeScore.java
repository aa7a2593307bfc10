package io.tracemill.teach.filter;

import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.screen.relevance.Thresholds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole score from 1 to 5, as models write it: a number, a word, {@code 4/5}, in bold type.
 * Whatever is not exactly one such score is none: {@code 10}, {@code 4.5}, {@code 4 or 5}.
 */
final class WholeScore {
  private static final List<String> WORDS = List.of("one", "two", "three", "four", "five");

  /** Quotes and emphasis around it. */
  private static final String MARKS = "[\\s\"'`*_]*";

  private static final Pattern SCORE =
      Pattern.compile(
          MARKS
              + "(?:([1-5])(?:\\.0+)?|("
              + String.join("|", WORDS)
              + "))"
              + MARKS
              + "(?:(?:/|out of)\\s*(?:5|five)(?:\\.0+)?)?"
              + MARKS);

  private WholeScore() {}

  /** The score that {@code text} is as a whole. */
  static OptionalInt of(String text) {
    Matcher score = SCORE.matcher(text.toLowerCase(Locale.ROOT));
    if (!score.matches()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        score.group(1) != null
            ? Integer.parseInt(score.group(1))
            : 1 + WORDS.indexOf(score.group(2)));
  }

  /** The score that {@code value} is: a number, or a string that is one. */
  static OptionalInt of(Node value) {
    if (value.is(Kind.STRING)) {
      return of(value.text());
    }
    return value.is(Kind.NUMBER) ? of(value.number()) : OptionalInt.empty();
  }

  private static OptionalInt of(BigDecimal number) {
    for (int score = Thresholds.LOWEST; score <= Thresholds.HIGHEST; score++) {
      if (number.compareTo(new BigDecimal(score)) == 0) {
        return OptionalInt.of(score);
      }
    }
    return OptionalInt.empty();
  }
}
