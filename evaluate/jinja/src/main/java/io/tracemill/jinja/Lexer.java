package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into tokens, as Jinja does with {@code trim_blocks} and {@code lstrip_blocks}:
 * the first newline behind a block or a comment is dropped, and so are blanks between the start of
 * a line and a block or comment, unless {@code +} says otherwise; {@code -} drops all white space.
 */
final class Lexer {
  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** Whether what comes next begins a line, as far as Jinja looks. */
  private boolean lineStart = true;

  private Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  static List<Token> tokens(Source source) {
    Lexer lexer = new Lexer(source);
    while (lexer.at < lexer.text.length()) {
      lexer.next();
    }
    lexer.add(Token.Kind.END, "", lexer.at);
    return lexer.tokens;
  }

  private void add(Token.Kind kind, String value, int offset) {
    tokens.add(new Token(kind, value, source.place(offset)));
  }

  private void next() {
    int start = at;
    int tag = tag(start);
    if (tag < 0) {
      add(Token.Kind.DATA, text.substring(start), start);
      at = text.length();
      return;
    }
    char kind = text.charAt(tag + 1);
    char sign = signAt(tag + 2);
    String data = before(text.substring(start, tag), sign, kind != '{');
    if (!data.isEmpty()) {
      add(Token.Kind.DATA, data, start);
    }
    at = tag + 2 + (sign == ' ' ? 0 : 1);
    if (kind == '#') {
      comment(tag);
    } else if (kind == '{') {
      add(Token.Kind.PRINT_BEGIN, "{{", tag);
      inside("}}", tag);
    } else if (!raw(tag)) {
      add(Token.Kind.BLOCK_BEGIN, "{%", tag);
      inside("%}", tag);
    }
  }

  private int tag(int from) {
    for (int i = text.indexOf('{', from); i >= 0; i = text.indexOf('{', i + 1)) {
      if (i + 1 < text.length() && "{%#".indexOf(text.charAt(i + 1)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private char signAt(int offset) {
    char c = offset < text.length() ? text.charAt(offset) : ' ';
    return c == '-' || c == '+' ? c : ' ';
  }

  /**
   * Text as it is kept in front of a tag. Jinja strips blanks in front of blocks and comments,
   * never of variables, and only where the line begins inside this text or is known to begin with
   * it.
   */
  private String before(String data, char sign, boolean strippable) {
    if (sign == '-') {
      return CodePoints.stripEnd(data);
    }
    int line = data.lastIndexOf('\n') + 1;
    boolean strips = sign != '+' && strippable && (line > 0 || lineStart);
    return strips && CodePoints.skipSpace(data, line) == data.length()
        ? data.substring(0, line)
        : data;
  }

  private void comment(int tag) {
    int end = text.indexOf("#}", at);
    if (end < 0) {
      throw source.failure(tag, "this comment has no end: expected '#}'");
    }
    char sign = end > at ? signAt(end - 1) : ' ';
    close(end + 2, sign, true);
  }

  /** Goes on behind the end of a tag. */
  private void close(int end, char sign, boolean trims) {
    at = end;
    if (sign == '-') {
      at = CodePoints.skipSpace(text, end);
    } else if (sign != '+' && trims && end < text.length() && text.charAt(end) == '\n') {
      at = end + 1;
    }
    lineStart = text.charAt(at - 1) == '\n';
  }

  /** Reads a raw block, if this is one: what is in it is no template. */
  private boolean raw(int tag) {
    int end = word(at, "raw");
    char sign = end < 0 ? ' ' : signAt(end);
    int close = end + (sign == '-' ? 1 : 0);
    if (end < 0 || !text.startsWith("%}", close)) {
      return false;
    }
    close(close + 2, sign, false);
    int start = at;
    for (int i = text.indexOf("{%", at); i >= 0; i = text.indexOf("{%", i + 2)) {
      char opening = signAt(i + 2);
      int word = word(i + 2 + (opening == ' ' ? 0 : 1), "endraw");
      char closing = word < 0 ? ' ' : signAt(word);
      int last = word + (closing == ' ' ? 0 : 1);
      if (word >= 0 && text.startsWith("%}", last)) {
        String data = before(text.substring(start, i), opening, true);
        if (!data.isEmpty()) {
          add(Token.Kind.DATA, data, start);
        }
        close(last + 2, closing, true);
        return true;
      }
    }
    throw source.failure(tag, "this raw block has no end: expected '{% endraw %}'");
  }

  /** The offset behind a word and the blanks around it, or -1. */
  private int word(int from, String word) {
    int start = CodePoints.skipSpace(text, from);
    return text.startsWith(word, start) ? CodePoints.skipSpace(text, start + word.length()) : -1;
  }

  private void inside(String end, int tag) {
    TagLexer lexer = new TagLexer(source, tokens);
    at = lexer.read(at, end, tag);
    char sign = signAt(at);
    int close = at + (sign == ' ' ? 0 : 1);
    add(end.equals("}}") ? Token.Kind.PRINT_END : Token.Kind.BLOCK_END, end, at);
    close(close + 2, sign, end.equals("%}"));
  }
}
