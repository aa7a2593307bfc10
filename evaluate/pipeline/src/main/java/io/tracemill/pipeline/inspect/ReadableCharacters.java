package io.tracemill.pipeline.inspect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/** Counts the characters that a person would read in a message. */
final class ReadableCharacters {
  private static final Name TEXT = Name.of("text");

  private ReadableCharacters() {}

  /** How many code points the texts of {@code content} have, a string or an array of parts. */
  static long of(Node content) {
    if (content.is(Kind.STRING)) {
      String text = content.text();
      return text.codePointCount(0, text.length());
    }
    long count = 0;
    if (content.is(Kind.ARRAY)) {
      for (Node part : content.items()) {
        Optional<Node> text = part.is(Kind.OBJECT) ? part.find(TEXT) : Optional.empty();
        count += text.filter(node -> node.is(Kind.STRING)).map(ReadableCharacters::of).orElse(0L);
      }
    }
    return count;
  }
}
