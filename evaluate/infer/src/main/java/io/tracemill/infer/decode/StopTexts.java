package io.tracemill.infer.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What ends an answer: end tokens, and texts that may begin and end within tokens.
 *
 * <p>A token is at least one byte of text, so that a stop text of n bytes that the newest token
 * completes lies within the last n tokens. Those alone are made to text each time, with a few
 * before them, of which the first may be half a character; half a character at the end is no stop
 * text yet.
 */
final class StopTexts {
  /** A character of UTF-8 has 4 bytes at most (RFC 3629), in as many tokens. */
  private static final int CHARACTER = 4;

  private final TokenMeanings vocabulary;
  private final List<String> texts;
  private final int window;

  StopTexts(TokenMeanings vocabulary, List<String> texts) {
    this.vocabulary = vocabulary;
    this.texts = texts;
    int longest =
        texts.stream()
            .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .max()
            .orElse(0);
    this.window = longest + CHARACTER;
  }

  boolean isEnd(int token) {
    return vocabulary.end().contains(token);
  }

  String text(Tokens answer) {
    return vocabulary.text().apply(answer);
  }

  /** The text of an answer, which begins at {@code start}, before its first stop text. */
  Optional<String> stopped(TokenBuffer tokens, int start) {
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    int end = tokens.size();
    String newest = text(tokens.slice(Math.max(start, end - window), end));
    if (texts.stream().noneMatch(newest::contains)) {
      return Optional.empty();
    }
    String whole = text(tokens.slice(start, end));
    return texts.stream()
        .map(whole::indexOf)
        .filter(at -> at >= 0)
        .min(Integer::compare)
        .map(at -> whole.substring(0, at));
  }
}
