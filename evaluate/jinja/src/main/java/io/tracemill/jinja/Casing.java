package io.tracemill.jinja;

import java.util.Locale;

/** Upper and lower case, and what is a number, of strings as in Python. */
final class Casing {
  private static final String SMALL_DIGITS = "\u00b2\u00b3\u00b9";

  private Casing() {}

  private static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = Character.charCount(text.codePointAt(0));
    return title(text.substring(0, end)) + text.substring(end).toLowerCase(Locale.ROOT);
  }

  /** Java's title case is of one character; what has several in upper case is made by hand. */
  private static String title(String letter) {
    int c = Character.toTitleCase(letter.codePointAt(0));
    String upper = letter.toUpperCase(Locale.ROOT);
    return upper.length() > letter.length() ? capitalizedRest(upper) : Character.toString(c);
  }

  /** What one letter becomes that is several in upper case, as sharp s. */
  private static String capitalizedRest(String upper) {
    return upper.substring(0, 1) + upper.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Title case for each letter behind what is no letter. */
  static String titled(String text) {
    StringBuilder result = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      String letter = Character.toString(c);
      result.append(inside ? letter.toLowerCase(Locale.ROOT) : title(letter));
      inside = isCased(c);
    }
    return result.toString();
  }

  static String swapped(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String letter = Character.toString(c);
              boolean upper = Character.isUpperCase(c);
              result.append(
                  upper ? letter.toLowerCase(Locale.ROOT) : letter.toUpperCase(Locale.ROOT));
            });
    return result.toString();
  }

  /** Whether there are letters and all of them are in upper case, or in lower case. */
  static boolean isAll(String text, boolean upper) {
    boolean some = text.codePoints().anyMatch(Casing::isCased);
    return some
        && text.codePoints()
            .filter(Casing::isCased)
            .allMatch(c -> upper ? Character.isUpperCase(c) : Character.isLowerCase(c));
  }

  static boolean isTitled(String text) {
    return text.codePoints().anyMatch(Casing::isCased) && titled(text).equals(text);
  }

  /** Decimal digits, superscripts and subscripts. */
  static boolean isDigit(int c) {
    return Character.isDigit(c)
        || SMALL_DIGITS.indexOf(c) >= 0
        || c >= 0x2070 && c <= 0x2089 && Character.getType(c) == Character.OTHER_NUMBER;
  }

  static boolean isNumeric(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
