package io.tracemill.score.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * NLTK's NLTKWordTokenizer: the Penn Treebank's way to cut an English text into words.
 *
 * <p>The text is not cut into sentences before, so only its last full stop is a word of its own.
 * The expressions stand in NLTK's order; its classes of characters are Python's, which differ from
 * Java's.
 */
final class WordTokenizer {
  /** Python's {@code \w}: letters, numbers and the underscore. */
  private static final String W = "[\\p{L}\\p{N}_]";

  /** Python's {@code \s}, the same that {@code str.split} cuts at. */
  private static final String S =
      "[\\x09-\\x0d\\x1c-\\x20\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}"
          + "\\x{202f}\\x{205f}\\x{3000}]";

  private static final String BEGIN = "(?<!" + W + ")";
  private static final String END = "(?!" + W + ")";

  private static final Pattern SPACE = Pattern.compile(S + "+");

  private static final List<Step> STARTING_QUOTES =
      List.of(
          step("([«“‘„]|[`]+)", " $1 "),
          step("^\"", "``"),
          step("(``)", " $1 "),
          step("([ \\(\\[{<])(\"|'{2})", "$1 `` "),
          fold(BEGIN + "(')(?!(?:re|ve|ll|m|t|s|d|n)" + END + ")(?=" + W + ")", "$1 "));

  private static final List<Step> PUNCTUATION =
      List.of(
          step("([^\\.])(\\.)([\\]\\)}>\"' »”’]*+)" + S + "*\\z", "$1 $2 $3 "),
          step("([:,])(\\P{Nd})", " $1 $2"),
          step("([:,])(?=\\n?\\z)", " $1 "),
          step("(\\.{2,})", " $1 "),
          step("([;@#$%&])", " $1 "),
          step("([\\x{2012}-\\x{2015}])", " $1 "),
          step("([^\\.])(\\.)([\\]\\)}>\"']*)" + S + "*\\z", "$1 $2$3 "),
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
          step(S + "+", " "),
          step("([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
          step("([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "),
          fold(BEGIN + "(can)(not)" + END, " $1 $2 "),
          fold(BEGIN + "(d)('ye)" + END, " $1 $2 "),
          fold(BEGIN + "(gim)(me)" + END, " $1 $2 "),
          fold(BEGIN + "(gon)(na)" + END, " $1 $2 "),
          fold(BEGIN + "(got)(ta)" + END, " $1 $2 "),
          fold(BEGIN + "(lem)(me)" + END, " $1 $2 "),
          fold(BEGIN + "(more)('n)" + END, " $1 $2 "),
          fold(BEGIN + "(wan)(na)(?=" + S + ")", " $1 $2 "),
          fold(" ('t)(is)" + END, " $1 $2 "),
          fold(" ('t)(was)" + END, " $1 $2 "));

  private WordTokenizer() {}

  /** The words of a text, in order. */
  static List<String> words(String text) {
    String cut = apply(PUNCTUATION, apply(STARTING_QUOTES, text));
    cut = apply(ENDING_QUOTES, " " + cut + " ");
    List<String> words = new ArrayList<>();
    for (String word : SPACE.split(cut)) {
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
