package io.tracemill.jinja;

import java.util.Locale;

/**
 * The escapes of a Python string (Lexical analysis, 2.4.1). Jinja decodes strings by Python's
 * "unicode-escape", so that what is no escape keeps its backslash.
 */
final class Unescaping {
  private static final String LETTERS = "\\'\"abfnrtv";
  private static final String CHARACTERS = "\\'\"\u0007\b\f\n\r\t\u000b";

  private final Source source;
  private final String text;
  private final StringBuilder result = new StringBuilder();
  private int at;

  private Unescaping(Source source, int start) {
    this.source = source;
    this.text = source.text();
    this.at = start;
  }

  /** The text between two offsets of a template. */
  static String text(Source source, int start, int end) {
    String plain = source.text().substring(start, end);
    if (plain.indexOf('\\') < 0) {
      return plain;
    }
    Unescaping unescaping = new Unescaping(source, start);
    while (unescaping.at < end) {
      unescaping.next(end);
    }
    return unescaping.result.toString();
  }

  private void next(int end) {
    char c = text.charAt(at++);
    if (c != '\\') {
      result.append(c);
      return;
    }
    char letter = text.charAt(at++);
    int simple = LETTERS.indexOf(letter);
    if (simple >= 0) {
      result.append(CHARACTERS.charAt(simple));
    } else if (letter >= '0' && letter <= '7') {
      octal(letter - '0', end);
    } else if (letter == 'x' || letter == 'u' || letter == 'U') {
      hexadecimal(letter == 'x' ? 2 : letter == 'u' ? 4 : 8, end);
    } else if (letter == 'N') {
      named(end);
    } else if (letter != '\n') {
      result.append('\\').append(letter);
    }
  }

  private void octal(int first, int end) {
    int value = first;
    for (int i = 0; i < 2 && at < end && text.charAt(at) >= '0' && text.charAt(at) <= '7'; i++) {
      value = value * 8 + text.charAt(at++) - '0';
    }
    result.append((char) value);
  }

  private void hexadecimal(int digits, int end) {
    int start = at - 2;
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < end ? Character.digit(text.charAt(at++), 16) : -1;
      if (digit < 0) {
        throw source.failure(start, "this escape needs " + digits + " hexadecimal digits");
      }
      value = value * 16 + digit;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw source.failure(start, "there is no such character");
    }
    result.appendCodePoint((int) value);
  }

  private void named(int end) {
    int close = text.indexOf('}', at);
    if (at >= end || text.charAt(at) != '{' || close < 0 || close >= end) {
      throw source.failure(at - 2, "this escape needs a name in braces");
    }
    try {
      result.appendCodePoint(
          Character.codePointOf(text.substring(at + 1, close).toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      throw source.failure(at - 2, "there is no character of that name");
    }
    at = close + 1;
  }
}
