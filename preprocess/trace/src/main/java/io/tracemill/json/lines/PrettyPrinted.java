package io.tracemill.json.lines;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.text.Strings;
import io.tracemill.json.token.Endings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds JSON values that stand over many lines and makes one flawed line of each run of them, so
 * that a pretty-printed file is one problem and not ten thousand.
 *
 * <p>A run of objects ends where JSON Lines begin again, an array at its bracket in the first
 * column. Only the first line is kept, and of more than one only the head.
 */
final class PrettyPrinted {
  private Optional<Line> first = Optional.empty();
  private long last;
  private boolean array;

  /** Takes the next line and hands on what is known to be a line. */
  void take(Line line, List<Line> to) {
    if (first.isEmpty()) {
      start(line, to);
    } else if (array || !isObject(line)) {
      first = first.map(head -> head.head(JsonLines.SHOWN));
      last = line.number();
      if (array && line.bytes()[line.start()] == ']') {
        end(to);
      }
    } else {
      end(to);
      start(line, to);
    }
  }

  private void start(Line line, List<Line> to) {
    if (line.flaw().isEmpty() && opens(line)) {
      first = Optional.of(line);
      last = line.number();
      array = Endings.first(line) == '[';
    } else {
      to.add(line);
    }
  }

  /** Copies what is held back, as the bytes of the lines before it may be written over. */
  void keep() {
    if (first.isPresent()) {
      first = Optional.of(first.get().head(first.get().length()));
    }
  }

  /** Hands on what is still held back. */
  void end(List<Line> to) {
    if (first.isPresent()) {
      to.add(whole(first.get()));
      first = Optional.empty();
    }
  }

  /** A single line is only broken, which its reader will say. */
  private Line whole(Line line) {
    return line.number() == last ? line : line.with(flaw(line));
  }

  private Flaw flaw(Line line) {
    return new Flaw(
        Malformed.PRETTY_PRINTED,
        String.format(
            Locale.ROOT,
            "one value stands over many lines (%d-%d) but each has to stand on one line: %s",
            line.number(),
            last,
            array ? "convert the array with jq -c '.[]' FILE" : "convert with jq -c . FILE"));
  }

  /** An object on a line of its own, from the first column on. */
  private static boolean isObject(Line line) {
    boolean opened = line.bytes()[line.start()] == '{';
    return opened && line.length() > 2 && (line.flaw().isPresent() || Endings.last(line) == '}');
  }

  /** Whether a line begins a value and ends inside it, where a value or key would follow. */
  private static boolean opens(Line line) {
    int first = Endings.first(line);
    int last = Endings.last(line);
    return (first == '{' || first == '[')
        && (last == '{' || last == '[' || last == ',')
        && isOpen(line);
  }

  private static boolean isOpen(Line line) {
    byte[] bytes = line.bytes();
    int depth = 0;
    for (int at = line.start(); at < line.end(); at++) {
      switch (bytes[at]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> {
          at = Strings.end(bytes, at + 1, line.end()) - 1;
          if (at < 0) {
            return false;
          }
        }
        default -> {}
      }
    }
    return depth > 0;
  }
}
