package io.tracemill.report;

import io.tracemill.json.text.CutText;
import java.util.function.IntPredicate;

/** Texts in a page, which has no room for all of any. */
final class PageText {
  /** More than a person reads in a page; the files have the rest. */
  private static final int LONGEST = 20_000;

  private PageText() {}

  /** As much of a text as the page shows. */
  static String of(String text) {
    return CutText.of(text, LONGEST);
  }

  /** About how many bytes that takes; no character takes more than its escape. */
  static long bytes(String text) {
    int shown = Math.min(text.length(), LONGEST);
    IntPredicate plain = c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<';
    long escaped = text.chars().limit(shown).filter(plain.negate()).count();
    return shown + 5 * escaped;
  }
}
