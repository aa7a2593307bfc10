package io.tracemill.dialect.call;

import java.util.Optional;

/**
 * A string as Python writes it, in quotes of one or three.
 *
 * @param end behind its closing quote
 */
record PythonString(String value, int end) {

  /** The one that begins at {@code start}; nothing if it does not end. */
  static Optional<PythonString> at(String text, int start) {
    String quote = text.substring(start, start + 1);
    String close = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
    StringBuilder value = new StringBuilder();
    int at = start + close.length();
    while (at < text.length()) {
      if (text.startsWith(close, at)) {
        return Optional.of(new PythonString(value.toString(), at + close.length()));
      }
      at = text.charAt(at) == '\\' ? escape(text, at + 1, value) : plain(text, at, value);
    }
    return Optional.empty();
  }

  private static int plain(String text, int at, StringBuilder value) {
    value.append(text.charAt(at));
    return at + 1;
  }

  /** What stands behind a backslash; what is no escape stays with its backslash. */
  private static int escape(String text, int at, StringBuilder value) {
    if (at == text.length()) {
      return at;
    }
    switch (text.charAt(at)) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '\\', '\'', '"' -> value.append(text.charAt(at));
      case '\n' -> value.append("");
      case 'u' -> {
        return code(text, at + 1, 4, value);
      }
      case 'x' -> {
        return code(text, at + 1, 2, value);
      }
      default -> value.append('\\').append(text.charAt(at));
    }
    return at + 1;
  }

  private static int code(String text, int at, int digits, StringBuilder value) {
    int end = at + digits;
    int code = 0;
    for (int i = at; i < end; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        value.append('\\').append(text.charAt(at - 1));
        return at;
      }
      code = code * 16 + digit;
    }
    value.append((char) code);
    return end;
  }
}
