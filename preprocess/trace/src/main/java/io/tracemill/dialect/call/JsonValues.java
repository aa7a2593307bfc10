package io.tracemill.dialect.call;

import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the JSON objects and arrays that stand at the beginning of a text, one behind another. */
public final class JsonValues {
  private JsonValues() {}

  /**
   * What was found.
   *
   * @param values objects and arrays, each of a tape of its own
   * @param end where what is no JSON begins
   */
  record Found(List<Node> values, int end) {}

  /** The value that {@code text} is as a whole, an object or array. */
  public static Optional<Node> whole(String text) {
    Found found = leading(text);
    return found.values().size() == 1 && text.substring(found.end()).isBlank()
        ? Optional.of(found.values().get(0))
        : Optional.empty();
  }

  /** The values from the beginning on; white space, commas and semicolons between do not count. */
  static Found leading(String text) {
    List<Node> values = new ArrayList<>();
    int end = 0;
    int at = skip(text, 0, "");
    while (at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[')) {
      int close = close(text, at);
      Optional<Node> value = close < 0 ? Optional.empty() : read(text.substring(at, close));
      if (value.isEmpty()) {
        break;
      }
      values.add(value.get());
      end = close;
      at = skip(text, close, ",;");
    }
    return new Found(values, end);
  }

  /** The JSON that {@code text} is, if it is some. */
  static Optional<Node> read(String text) {
    Line line = Line.of("answer", text.getBytes(StandardCharsets.UTF_8));
    return new Tape().readIfJson(line).filter(n -> n.is(Kind.OBJECT) || n.is(Kind.ARRAY));
  }

  /** Behind the bracket that closes the one at {@code start}; -1 if none does. */
  public static int close(String text, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']')) {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private static int skip(String text, int start, String marks) {
    int at = start;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || marks.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }
}
