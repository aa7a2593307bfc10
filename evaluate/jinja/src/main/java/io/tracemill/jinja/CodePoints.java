package io.tracemill.jinja;

/** Python's classes of characters, and strings as rows of code points. */
final class CodePoints {
  private CodePoints() {}

  /** As {@code str.isspace}: Unicode's white space and the four separators of ASCII. */
  static boolean isSpace(int c) {
    return c == ' '
        || c >= '\t' && c <= '\r'
        || c >= 0x1c && c <= 0x1f
        || c == 0x85
        || c == 0xa0
        || (c > 0xff && Character.isSpaceChar(c));
  }

  /** Where a line ends, as {@code str.splitlines} holds it. */
  static boolean isLineEnd(int c) {
    return c >= '\n' && c <= '\r'
        || c >= 0x1c && c <= 0x1e
        || c == 0x85
        || c == 0x2028
        || c == 0x2029;
  }

  static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  static String strip(String text) {
    String start = stripEnd(text);
    return start.substring(skipSpace(start, 0));
  }

  /** How many code points it has. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Compares by code points, which UTF-16 does not for those behind the surrogates. */
  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
        return pairs ? (Character.isSurrogate(x) ? 1 : -1) : x - y;
      }
    }
    return a.length() - b.length();
  }
}
