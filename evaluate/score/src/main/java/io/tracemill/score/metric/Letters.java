package io.tracemill.score.metric;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * The letters and digits of a text.
 *
 * @param latin a-z, A-Z and 0-9
 * @param unspaced of scripts that put no space between words
 * @param others all others
 */
record Letters(int latin, int unspaced, int others) {
  private static final Set<UnicodeScript> UNSPACED =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  static Letters of(String text) {
    int latin = 0;
    int unspaced = 0;
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        latin++;
      } else if (c >= 0x80) {
        int point = text.codePointAt(i);
        if (Character.isLetterOrDigit(point)) {
          boolean isUnspaced = UNSPACED.contains(UnicodeScript.of(point));
          unspaced += isUnspaced ? 1 : 0;
          others += isUnspaced ? 0 : 1;
        }
        i += Character.charCount(point) - 1;
      }
    }
    return new Letters(latin, unspaced, others);
  }

  boolean mostlyLatin() {
    return latin >= unspaced + others;
  }

  boolean mostlyUnspaced() {
    return unspaced > latin + others;
  }
}
