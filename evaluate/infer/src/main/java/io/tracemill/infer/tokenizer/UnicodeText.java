package io.tracemill.infer.tokenizer;

/** Text that has a form in UTF-8. */
final class UnicodeText {
  private static final char REPLACEMENT = '\ufffd';

  private UnicodeText() {}

  /** {@code text} with U+FFFD for each half of a surrogate pair; native code would make three. */
  static String whole(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isHalf(point) ? REPLACEMENT : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
