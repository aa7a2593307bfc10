package io.tracemill.jinja;

import java.util.List;

/** Tokens one after the other; the last is always the end. */
final class TokenStream {
  private final Source source;
  private final List<Token> tokens;
  private int at;

  TokenStream(Source source) {
    this.source = source;
    this.tokens = Lexer.tokens(source);
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token behind the next one. */
  Token second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean at(Token.Kind kind) {
    return peek().is(kind);
  }

  boolean atOperator(String operator) {
    return peek().isOperator(operator);
  }

  boolean atName(String name) {
    return peek().isName(name);
  }

  /** Goes past an operator, if it comes next. */
  boolean skipOperator(String operator) {
    boolean here = atOperator(operator);
    if (here) {
      next();
    }
    return here;
  }

  /** Goes past a name, if it comes next. */
  boolean skipName(String name) {
    boolean here = atName(name);
    if (here) {
      next();
    }
    return here;
  }

  Token expect(Token.Kind kind) {
    if (!at(kind)) {
      throw expected(kind.words());
    }
    return next();
  }

  void expectOperator(String operator) {
    if (!skipOperator(operator)) {
      throw expected("'" + operator + "'");
    }
  }

  void expectName(String name) {
    if (!skipName(name)) {
      throw expected("'" + name + "'");
    }
  }

  TemplateException expected(String what) {
    return failure(peek().place(), "expected " + what + " but found " + peek().shown());
  }

  TemplateException failure(Place place, String problem) {
    return source.failure(place, problem);
  }
}
