package io.tracemill.json.token;

import io.tracemill.json.text.BadEscapes;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.text.Utf8;

/** Why a text that a tokenizer did not take is refused. */
final class WhyRefused {
  private WhyRefused() {}

  /**
   * What is wrong with {@code bytes[start, end)}.
   *
   * @param otherwise what is wrong if nothing else is found
   */
  static SyntaxException of(byte[] bytes, int start, int end, String otherwise) {
    int bad = Utf8.firstInvalid(bytes, start, end);
    if (bad >= 0) {
      return of(Malformed.NOT_UTF8, Utf8.problem(bytes, start, bad));
    }
    try {
      Diagnosis.check(bytes, start, end);
    } catch (SyntaxException e) {
      return e;
    }
    int escape = BadEscapes.first(bytes, start, end);
    return escape >= 0
        ? of(BadEscapes.kind(bytes, escape), BadEscapes.problem(bytes, start, escape))
        : of(Malformed.NOT_JSON, "not JSON: " + otherwise);
  }

  private static SyntaxException of(Malformed kind, String problem) {
    return new SyntaxException(kind, "$", problem, false);
  }
}
