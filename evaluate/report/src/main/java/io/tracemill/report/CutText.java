package io.tracemill.report;

import java.util.function.IntPredicate;

/** Texts of any length, as much of them as a page has room for. */
final class CutText {
  /** More than a person reads in a page; the files have the rest. */
  static final int LONGEST = 20_000;

  private CutText() {}

  /** The beginning of a text, and how much was left out of it. */
  static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + " ... (" + (text.length() - end) + " characters more)";
  }

  /** How many bytes {@link io.tracemill.json.JsonText} takes for it. */
  static long bytes(String text) {
    int shown = Math.min(text.length(), LONGEST);
    IntPredicate plain = c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<';
    long escaped = text.chars().limit(shown).filter(plain.negate()).count();
    return shown + 5 * escaped;
  }
}
