package io.tracemill.score.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The NLTKWordTokenizer of NLTK 3.10: the Penn Treebank's way to cut an English text into words.
 *
 * <p>The text is not cut into sentences before, so only its last full stop is a word of its own.
 * The expressions stand in NLTK's order. NLTK compiles the contractions with Python's {@code re}
 * and the others with {@code regex}, which differ in their classes of characters, and both from
 * Java's.
 */
final class WordTokenizer {
  /**
   * A character of a word in {@code regex}. The digit at the end is one already: Java's looks
   * behind see characters beyond 16 bits only if the expression has one, spelled out.
   */
  private static final String LETTER =
      "[\\p{IsAlphabetic}\\p{M}\\p{Nd}\\p{Pc}\\x{200c}\\x{200d}\ud835\udfce]";

  /** The same in {@code re}. */
  private static final String WORD = "[\\p{L}\\p{N}_\ud835\udfce]";

  private static final String BEGIN = "(?<!" + WORD + ")";
  private static final String END = "(?!" + WORD + ")";

  private static final String BLANKS =
      "\\x09-\\x0d\\x20\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}"
          + "\\x{202f}\\x{205f}\\x{3000}";

  /** White space in {@code regex}. */
  private static final String SPACE = "[" + BLANKS + "]";

  /** White space in {@code re}, and where {@code str.split} cuts. */
  private static final String ANY_SPACE = "[" + BLANKS + "\\x1c-\\x1f]";

  private static final Pattern SPACES = Pattern.compile(ANY_SPACE + "+");

  private static final List<Step> STARTING_QUOTES =
      List.of(
          step("([«“‘„]|[`]+)", " $1 "),
          step("^\"", "``"),
          step("(``)", " $1 "),
          step("([ \\(\\[{<])(\"|'{2})", "$1 `` "),
          fold(
              "(?<!"
                  + LETTER
                  + ")(')(?!(?:re|ve|ll|m|t|s|d|n)(?!"
                  + LETTER
                  + "))(?="
                  + LETTER
                  + ")",
              "$1 "));

  private static final List<Step> PUNCTUATION =
      List.of(
          step("([^\\.])(\\.)([\\]\\)}>\"' »”’]*+)" + SPACE + "*\\z", "$1 $2 $3 "),
          step("([:,])(\\P{Nd})", " $1 $2"),
          step("([:,])(?=\\n?\\z)", " $1 "),
          step("(\\.{2,})", " $1 "),
          step("([;@#$%&])", " $1 "),
          step("([\\x{2012}-\\x{2015}])", " $1 "),
          step("([^\\.])(\\.)([\\]\\)}>\"']*)" + SPACE + "*\\z", "$1 $2$3 "),
          step("([?!])", " $1 "),
          step("([^'])' ", "$1 ' "),
          step("([*])", " $1 "),
          step("([\\]\\[\\(\\)\\{\\}<>])", " $1 "),
          step("--", " -- "));

  private static final List<Step> ENDING_QUOTES =
      List.of(
          step("([»”’])", " $1 "),
          step("''", " '' "),
          step("\"", " '' "),
          step(SPACE + "+", " "),
          step("([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
          step("([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "),
          fold(BEGIN + "(can)(not)" + END, " $1 $2 "),
          fold(BEGIN + "(d)('ye)" + END, " $1 $2 "),
          fold(BEGIN + "(gim)(me)" + END, " $1 $2 "),
          fold(BEGIN + "(gon)(na)" + END, " $1 $2 "),
          fold(BEGIN + "(got)(ta)" + END, " $1 $2 "),
          fold(BEGIN + "(lem)(me)" + END, " $1 $2 "),
          fold(BEGIN + "(more)('n)" + END, " $1 $2 "),
          fold(BEGIN + "(wan)(na)(?=" + ANY_SPACE + ")", " $1 $2 "),
          fold(" ('t)(is)" + END, " $1 $2 "),
          fold(" ('t)(was)" + END, " $1 $2 "));

  private WordTokenizer() {}

  /** The words of a text, in order. */
  static List<String> words(String text) {
    String cut = apply(PUNCTUATION, apply(STARTING_QUOTES, text));
    cut = apply(ENDING_QUOTES, " " + cut + " ");
    List<String> words = new ArrayList<>();
    for (String word : SPACES.split(cut, -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String apply(List<Step> steps, String text) {
    String changed = text;
    for (Step step : steps) {
      changed = step.pattern.matcher(changed).replaceAll(step.replacement);
    }
    return changed;
  }

  private static Step step(String expression, String replacement) {
    return new Step(Pattern.compile(expression), replacement);
  }

  private static Step fold(String expression, String replacement) {
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new Step(Pattern.compile(expression, flags), replacement);
  }

  private record Step(Pattern pattern, String replacement) {}
}
