package io.tracemill.jinja;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Cuts the inside of a tag into tokens. */
final class TagLexer {
  /** Tried before the operators that they begin with. */
  private static final List<String> LONG = List.of("**", "//", "==", "!=", ">=", "<=");

  private static final String SHORT = "+-*/%~[](){}<>=.:|,;";

  private final Source source;
  private final String text;
  private final List<Token> tokens;
  private final Deque<Character> open = new ArrayDeque<>();
  private int at;

  TagLexer(Source source, List<Token> tokens) {
    this.source = source;
    this.text = source.text();
    this.tokens = tokens;
  }

  /** Reads up to {@code end}, and gives the offset of it or of the sign in front of it. */
  int read(int from, String end, int tag) {
    at = from;
    while (true) {
      at = CodePoints.skipSpace(text, at);
      if (at >= text.length()) {
        throw source.failure(tag, "this tag has no end: expected '" + end + "'");
      }
      if (open.isEmpty() && isEnd(end)) {
        return at;
      }
      token();
    }
  }

  private boolean isEnd(String end) {
    boolean plus = end.equals("%}") && text.startsWith("+" + end, at);
    return text.startsWith(end, at) || text.startsWith("-" + end, at) || plus;
  }

  private void add(Token.Kind kind, String value, int start, int end) {
    tokens.add(new Token(kind, value, source.place(start)));
    at = end;
  }

  private void token() {
    int c = text.codePointAt(at);
    if (c >= '0' && c <= '9') {
      number();
    } else if (c == '_' || Character.isLetter(c)) {
      int end = at;
      while (end < text.length() && isNamePart(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      add(Token.Kind.NAME, text.substring(at, end), at, end);
    } else if (c == '"' || c == '\'') {
      string((char) c);
    } else {
      operator(c);
    }
  }

  private static boolean isNamePart(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private void number() {
    int radix = charAt(at) == '0' ? "boxBOX".indexOf(charAt(at + 1)) : -1;
    if (radix >= 0 && Character.digit(charAt(at + 2), 16) >= 0) {
      int end = at + 2;
      while (end < text.length() && isNamePart(charAt(end))) {
        end++;
      }
      add(Token.Kind.INTEGER, text.substring(at, end), at, end);
      return;
    }
    int end = digits(at);
    // Jinja's float_re looks behind: in a.0.1 there are two items and no fraction.
    boolean fraction = charAt(end) == '.' && isDigit(charAt(end + 1)) && charAt(at - 1) != '.';
    int behind = fraction ? digits(end + 1) : end;
    int sign = charAt(behind + 1) == '+' || charAt(behind + 1) == '-' ? 1 : 0;
    boolean exponent =
        (charAt(behind) == 'e' || charAt(behind) == 'E') && isDigit(charAt(behind + 1 + sign));
    int last = exponent ? digits(behind + 1 + sign) : behind;
    Token.Kind kind = fraction || exponent ? Token.Kind.FLOAT : Token.Kind.INTEGER;
    add(kind, text.substring(at, last).replace("_", ""), at, last);
  }

  /** The offset behind digits, which single underscores may part. */
  private int digits(int from) {
    int end = from;
    while (isDigit(charAt(end)) || charAt(end) == '_' && isDigit(charAt(end + 1))) {
      end++;
    }
    return end;
  }

  private char charAt(int offset) {
    return offset >= 0 && offset < text.length() ? text.charAt(offset) : ' ';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void string(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      throw source.failure(at, "this string has no end: expected " + quote);
    }
    String value = Unescaping.text(source, at + 1, end);
    add(Token.Kind.STRING, value, at, end + 1);
  }

  private void operator(int c) {
    for (String operator : LONG) {
      if (text.startsWith(operator, at)) {
        add(Token.Kind.OPERATOR, operator, at, at + 2);
        return;
      }
    }
    if (SHORT.indexOf(c) < 0) {
      throw source.failure(at, "unexpected character '" + Character.toString(c) + "'");
    }
    balance((char) c);
    add(Token.Kind.OPERATOR, Character.toString(c), at, at + 1);
  }

  private void balance(char c) {
    int opening = "([{".indexOf(c);
    if (opening >= 0) {
      open.push(")]}".charAt(opening));
    } else if (")]}".indexOf(c) >= 0) {
      if (open.isEmpty()) {
        throw source.failure(at, "unexpected '" + c + "'");
      }
      char expected = open.pop();
      if (expected != c) {
        throw source.failure(at, "expected '" + expected + "' but found '" + c + "'");
      }
    }
  }
}
