package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;

/**
 * JSON text that grows and knows how many characters it has; each is counted once, and only if
 * somebody asks. Not for use by several threads.
 */
final class CountedText {
  private final JsonWriter text = new JsonWriter();
  private int counted;
  private int characters;

  /** Its text, to be added to. */
  JsonWriter text() {
    return text;
  }

  /** Empties it. */
  void clear() {
    text.clear();
    counted = 0;
    characters = 0;
  }

  /** How many characters (code points) it has, escapes undone. */
  int characters() {
    Slice all = text.slice();
    characters += JsonCharacters.count(new Slice(all.bytes(), all.start() + counted, all.end()));
    counted = all.length();
    return characters;
  }
}
