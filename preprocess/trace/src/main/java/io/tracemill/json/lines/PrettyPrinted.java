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
 * <p>A run ends where JSON Lines begin again: at a whole value where none can stand, or that
 * neither a comma nor a closing bracket follows, which no value over many lines can hold. An array
 * ends at its bracket in the first column, too. Only the first line is kept, and of more than one
 * only the head.
 */
final class PrettyPrinted {
  private Optional<Line> first = Optional.empty();

  /** A whole value of which the next line tells whether it belongs to the run. */
  private Optional<Line> whole = Optional.empty();

  private long last;
  private boolean array;

  /** Whether a value may follow the last line. */
  private boolean expecting;

  /** Takes the next line and hands on what is known to be a line. */
  void take(Line line, List<Line> to) {
    if (whole.isPresent()) {
      if (continues(line)) {
        swallow(whole.get());
        whole = Optional.empty();
      } else {
        release(to);
      }
    }
    if (first.isEmpty()) {
      start(line, to);
    } else if (isWhole(line) && expecting) {
      whole = Optional.of(line);
    } else if (isWhole(line)) {
      end(to);
      start(line, to);
    } else {
      swallow(line);
      if (array && line.bytes()[line.start()] == ']') {
        end(to);
      }
    }
  }

  private void start(Line line, List<Line> to) {
    if (line.flaw().isEmpty() && opens(line)) {
      first = Optional.of(line);
      last = line.number();
      array = Endings.first(line) == '[';
      expecting = true;
    } else {
      to.add(line);
    }
  }

  private void swallow(Line line) {
    first = head(first, JsonLines.SHOWN);
    last = line.number();
    expecting = line.flaw().isEmpty() && ",[{:".indexOf(Endings.last(line)) >= 0;
  }

  /** Ends the run before the whole value. */
  private void release(List<Line> to) {
    Optional<Line> behind = whole;
    whole = Optional.empty();
    end(to);
    behind.ifPresent(to::add);
  }

  /** Copies what is held back, as the bytes of the lines before it may be written over. */
  void keep() {
    first = head(first, Integer.MAX_VALUE);
    whole = head(whole, Integer.MAX_VALUE);
  }

  private static Optional<Line> head(Optional<Line> line, int most) {
    return line.isPresent() ? Optional.of(line.get().head(most)) : line;
  }

  /** Hands on what is still held back; an array that was cut keeps its last item. */
  void end(List<Line> to) {
    if (whole.isPresent() && array && last > first.orElseThrow().number()) {
      swallow(whole.get());
      whole = Optional.empty();
    }
    if (whole.isPresent()) {
      release(to);
    } else if (first.isPresent()) {
      to.add(run(first.get()));
      first = Optional.empty();
    }
  }

  /** A single line is only broken, which its reader will say. */
  private Line run(Line line) {
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

  /** A whole object or array on a line of its own, from the first column on. */
  private static boolean isWhole(Line line) {
    int opening = line.bytes()[line.start()];
    boolean container = (opening == '{' || opening == '[') && line.length() > 2;
    return container
        && (line.flaw().isPresent()
            || Endings.last(line) == (opening == '{' ? '}' : ']') && depth(line) == 0);
  }

  /** Whether a line goes on with the value that the one before it is a part of. */
  private static boolean continues(Line line) {
    return Endings.first(line) == ',' || isBrackets(line);
  }

  /** Whether nothing but brackets, and commas between them, stands on a line. */
  private static boolean isBrackets(Line line) {
    for (int at = line.start(); at < line.end(); at++) {
      if ("]}[{, \t\r".indexOf(line.bytes()[at]) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line begins a value and ends inside it, where a value or key would follow. */
  private static boolean opens(Line line) {
    int first = Endings.first(line);
    int last = Endings.last(line);
    return (first == '{' || first == '[')
        && (last == '{' || last == '[' || last == ',')
        && depth(line) > 0;
  }

  /** How many objects and arrays are open behind a line; below 0 where a string is. */
  private static int depth(Line line) {
    byte[] bytes = line.bytes();
    int depth = 0;
    for (int at = line.start(); at < line.end(); at++) {
      switch (bytes[at]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> {
          at = Strings.end(bytes, at + 1, line.end()) - 1;
          if (at < 0) {
            return -1;
          }
        }
        default -> {}
      }
    }
    return depth;
  }
}
