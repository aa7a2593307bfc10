package io.tracemill.dialect.stream;

import io.tracemill.json.text.Slice;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a stream: server-sent events, or JSON values one after the other, be they on one line
 * or on several. A value that is cut at the end is left out.
 */
final class EventText {
  /** How lines begin that stand between values. */
  private static final List<String> FIELDS = List.of("event:", "id:", "retry:", ":");

  /** Lines that stand between values. */
  private static final Set<String> FRAME =
      Set.of("", "data:", "[DONE]", "data: [DONE]", "data:[DONE]", ",", "[", "]");

  private static final int LONGEST_FIELD = 8;

  private final String text;
  private int at;

  private EventText(String text) {
    this.text = text;
  }

  /** Whether {@code string} may be such a text, by its first characters. */
  static boolean mayBegin(Slice string) {
    byte[] bytes = string.bytes();
    int at = string.start();
    while (at < string.end() && (bytes[at] == ' ' || bytes[at] == '\\')) {
      at += bytes[at] == ' ' ? 1 : 2;
    }
    int end = Math.min(string.end(), at + LONGEST_FIELD);
    String first = at >= end ? "" : new Slice(bytes, at, end).toString();
    return first.startsWith("{")
        || first.startsWith("data:")
        || FIELDS.stream().anyMatch(first::startsWith);
  }

  /** The JSON array of all values in {@code text}, if it has nothing else. */
  static Optional<String> array(String text) {
    return new EventText(text).values();
  }

  private Optional<String> values() {
    StringBuilder array = new StringBuilder("[");
    while (true) {
      int open = text.indexOf('{', at);
      int between = open < 0 ? text.length() : open;
      boolean onlyFrame = isFrame(text.substring(at, between));
      if (open < 0) {
        return onlyFrame || array.length() > 1
            ? Optional.of(array.append(']').toString())
            : Optional.empty();
      } else if (!onlyFrame) {
        return Optional.empty();
      }
      int end = end(open);
      if (end < 0) {
        return array.length() > 1 ? Optional.of(array.append(']').toString()) : Optional.empty();
      }
      array.append(array.length() > 1 ? "," : "").append(text, open, end);
      at = end;
    }
  }

  private static boolean isFrame(String between) {
    return between
        .lines()
        .map(String::strip)
        .allMatch(line -> FRAME.contains(line) || FIELDS.stream().anyMatch(line::startsWith));
  }

  /** Where the object that begins at {@code open} ends; -1 where it does not. */
  private int end(int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
