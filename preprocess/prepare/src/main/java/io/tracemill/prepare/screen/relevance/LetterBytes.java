package io.tracemill.prepare.screen.relevance;

/** Letters and digits of any script, in UTF-8 or in JSON's escapes. */
final class LetterBytes {
  /** Behind Cyrillic; later scripts that have capitals are rare. */
  private static final int FOLDING = 0x530;

  private LetterBytes() {}

  /** The letter or digit at {@code at} in lower case, or 0 if there is none. */
  static int at(byte[] bytes, int at, int end) {
    int point = codePoint(bytes, at, end);
    if (!isLetter(point)) {
      return 0;
    }
    return point < FOLDING ? Character.toLowerCase(point) : point;
  }

  /**
   * Whether it is a letter or digit, roughly: by ranges, because what {@link Character} says of the
   * newest letters depends on the Java that runs.
   */
  private static boolean isLetter(int point) {
    if (point < 0x80) {
      return isAscii(point);
    }
    return point >= 0xc0 && point != 0xd7 && point != 0xf7 && !isMark(point);
  }

  /** Whether it is one of ASCII's letters and digits. */
  static boolean isAscii(int c) {
    return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  /** Punctuation, symbols, private use, emoji. */
  private static boolean isMark(int point) {
    return point >= 0x2000 && point < 0x2c00
        || point >= 0x2e00 && point < 0x2e80
        || point >= 0x3000 && point < 0x3005
        || point >= 0x3008 && point < 0x3021
        || point >= 0xd800 && point < 0xf900
        || point >= 0xfe00 && point < 0xfe70
        || point >= 0xff00 && point < 0xff10
        || point >= 0x1f000 && point < 0x20000;
  }

  /** Whether words of this letter's script are not divided by spaces. */
  static boolean wordByItself(int letter) {
    return letter >= 0x0e00 && letter < 0x0f00
        || letter >= 0x2e80 && letter < 0xac00
        || letter >= 0x20000;
  }

  /** How many bytes the character at {@code at} has. */
  static int length(byte[] bytes, int at, int end) {
    int c = bytes[at];
    int length = 1;
    if (c == '\\') {
      length = bytes[at + 1] == 'u' ? 6 : 2;
    } else if (c < 0) {
      length = c >= (byte) 0xf0 ? 4 : c >= (byte) 0xe0 ? 3 : 2;
    }
    return Math.min(length, end - at);
  }

  private static int codePoint(byte[] bytes, int at, int end) {
    int length = length(bytes, at, end);
    int c = bytes[at];
    if (c == '\\') {
      return length < 6 ? 0 : hex(bytes, at + 2);
    }
    if (c >= 0) {
      return c;
    }
    int point = c & 0x7f >>> length;
    for (int i = 1; i < length; i++) {
      point = point << 6 | bytes[at + i] & 0x3f;
    }
    return point;
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 4 | Character.digit(bytes[at + i], 16);
    }
    return value;
  }
}
