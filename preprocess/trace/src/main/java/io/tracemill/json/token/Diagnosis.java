package io.tracemill.json.token;

import io.tracemill.json.text.Malformed;
import io.tracemill.json.text.Shown;
import io.tracemill.json.text.Slice;
import io.tracemill.json.text.Strings;

/**
 * Says what is wrong with a text that the tokenizer did not take.
 *
 * <p>A second, slow reader of strict JSON (RFC 8259), so that messages, places and kinds are ours
 * whatever the tokenizer is.
 */
final class Diagnosis {
  /** Longer ways are cut: the byte tells the place, too. */
  private static final int MOST_STEPS = 24;

  private final byte[] bytes;
  private final int start;
  private final int end;

  /** The way down: where a key's quote is, or the complement of an item's number. */
  private final int[] steps = new int[Entries.MAX_DEPTH + 1];

  private int shown;
  private int at;

  private Diagnosis(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  /** Checks {@code bytes[start, end)}, which is UTF-8. */
  static void check(byte[] bytes, int start, int end) throws SyntaxException {
    new Diagnosis(bytes, start, end).document();
  }

  private void document() throws SyntaxException {
    value(0);
    skipSpace();
    if (at < end) {
      throw failure(
          Malformed.TRAILING_DATA,
          "expected nothing after the value but found " + found() + " at byte " + place());
    }
  }

  private void value(int depth) throws SyntaxException {
    skipSpace();
    switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> literal();
    }
  }

  private void object(int depth) throws SyntaxException {
    open(depth);
    while (peek() != '}') {
      steps[depth] = at;
      name();
      skipSpace();
      expect(':', "\":\"");
      shown = depth + 1;
      value(depth + 1);
      shown = depth;
      separator('}');
    }
    at++;
  }

  private void array(int depth) throws SyntaxException {
    open(depth);
    for (int count = 0; peek() != ']'; count++) {
      steps[depth] = ~count;
      shown = depth + 1;
      value(depth + 1);
      shown = depth;
      separator(']');
    }
    at++;
  }

  private void open(int depth) throws SyntaxException {
    if (depth == Entries.MAX_DEPTH) {
      throw failure(
          Malformed.TOO_DEEP,
          "nested deeper than " + Entries.MAX_DEPTH + " levels at byte " + place());
    }
    at++;
    skipSpace();
  }

  private void name() throws SyntaxException {
    if (peek() != '"') {
      throw expected("a name in double quotes");
    }
    string();
  }

  /** Takes a comma that something follows, or stops at the closing bracket. */
  private void separator(char closing) throws SyntaxException {
    skipSpace();
    if (peek() == closing) {
      return;
    }
    expect(',', "\",\" or \"" + closing + "\"");
    skipSpace();
    if (peek() == closing) {
      throw expected(closing == '}' ? "a name after the comma" : "a value after the comma");
    }
  }

  private void expect(char c, String words) throws SyntaxException {
    if (peek() != c) {
      throw expected(words);
    }
    at++;
  }

  private void string() throws SyntaxException {
    at++;
    while (peek() != '"') {
      int c = peek();
      if (c == '\\') {
        at++;
        escape();
      } else if (c >= 0 && c < ' ') {
        throw control(c);
      } else if (c == -1) {
        throw expected("a closing double quote");
      } else {
        at++;
      }
    }
    at++;
  }

  private SyntaxException control(int c) {
    return c == 0
        ? nul()
        : notJson("the control character " + found() + " has to be escaped", false);
  }

  private void escape() throws SyntaxException {
    int c = peek();
    if (c == -1 || "\"\\/bfnrtu".indexOf(c) < 0) {
      throw expected("one of \"\\/bfnrtu after the backslash");
    }
    at++;
    for (int i = 0; c == 'u' && i < 4; i++) {
      if (Character.digit(peek(), 16) < 0) {
        throw expected("four hexadecimal digits after \\u");
      }
      at++;
    }
  }

  private void number() throws SyntaxException {
    if (peek() == '-') {
      at++;
      if (peek() == 'I') {
        throw python("-Infinity");
      }
    }
    int first = at;
    digits();
    if (bytes[first] == '0' && at > first + 1) {
      at = first;
      throw notJson("expected a number without leading zeros but found " + found(), false);
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      at += peek() == '+' || peek() == '-' ? 1 : 0;
      digits();
    }
  }

  private void digits() throws SyntaxException {
    if (!isDigit(peek())) {
      throw expected("a digit");
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void literal() throws SyntaxException {
    String word = word();
    switch (word) {
      case "true", "false", "null" -> at += word.length();
      case "NaN", "Infinity" -> throw python(word);
      case "True", "False", "None" ->
          throw notJson(
              "found " + word + ", which is Python, not JSON: write the line with json.dumps",
              false);
      default -> throw noValue(word);
    }
  }

  private SyntaxException noValue(String word) {
    boolean cut =
        at + word.length() == end
            && ("true".startsWith(word) || "false".startsWith(word) || "null".startsWith(word));
    return switch (peek()) {
      case '\'' -> notJson("expected a value but found ': strings stand in double quotes", false);
      case '/' -> notJson("expected a value but found /: there are no comments in JSON", false);
      default -> notJson("expected a value but found " + found(), cut);
    };
  }

  private SyntaxException python(String word) {
    return notJson(
        "found "
            + word
            + ", which only Python takes: write null, and pass allow_nan=False to json.dumps",
        false);
  }

  private SyntaxException expected(String words) {
    return notJson("expected " + words + " but found " + found(), at >= end);
  }

  private SyntaxException notJson(String problem, boolean cut) {
    return peek() == 0
        ? nul()
        : new SyntaxException(
            Malformed.NOT_JSON, path(), "not JSON at byte " + place() + ": " + problem, cut);
  }

  private SyntaxException nul() {
    return failure(Malformed.NUL_CHARACTER, "a NUL character at byte " + place() + ": take it out");
  }

  private SyntaxException failure(Malformed kind, String problem) {
    return new SyntaxException(kind, path(), problem, false);
  }

  private String path() {
    StringBuilder path = new StringBuilder("$");
    for (int i = 0; i < shown; i++) {
      if (i == MOST_STEPS) {
        return path.append('…').toString();
      } else if (steps[i] < 0) {
        path.append('[').append(~steps[i]).append(']');
      } else {
        int from = steps[i];
        path.append(Shown.step(new Slice(bytes, from, Strings.end(bytes, from + 1, end))));
      }
    }
    return path.toString();
  }

  /** Counted from 1. */
  private int place() {
    return at - start + 1;
  }

  private String found() {
    int c = peek();
    if (c == -1) {
      return "the end";
    }
    String word = word();
    return word.isEmpty() ? Shown.character(bytes, at) : word;
  }

  /** The letters and digits from here on, at most 20. */
  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = at; i < end && word.length() < 20 && isWord(bytes[i]); i++) {
      word.append((char) bytes[i]);
    }
    return word.toString();
  }

  private static boolean isWord(byte c) {
    return isDigit(c) || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private void skipSpace() {
    while (at < end && (Endings.isBlank(bytes[at]) || bytes[at] == '\n')) {
      at++;
    }
  }

  /** The byte here, from 0 to 255, or -1 at the end. */
  private int peek() {
    return at < end ? bytes[at] & 0xff : -1;
  }
}
