package io.tracemill.report.export;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;

/**
 * JSON that every reader takes, whatever a trace holds.
 *
 * <p>Half of a surrogate pair, which Python's and Rust's readers refuse with the whole file,
 * becomes U+FFFD; a number that is beyond a double or longer than {@value #LONGEST_NUMBER}
 * characters, and a value nested deeper than {@value #DEEPEST}, become strings of what is written.
 */
final class Readable {
  /** Python reads integers up to 4,300 digits, a double's have up to 17. */
  private static final int LONGEST_NUMBER = 40;

  /** pydantic's reader goes to 200, of which an export takes some itself. */
  private static final int DEEPEST = 100;

  private static final int REPLACEMENT = 0xfffd;

  private Readable() {}

  static String text(String text) {
    if (text.chars().noneMatch(Readable::isSurrogate)) {
      return text;
    }
    StringBuilder readable = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isSurrogate(point) ? REPLACEMENT : point)
        .forEach(readable::appendCodePoint);
    return readable.toString();
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  /** Adds {@code value}. */
  static void add(Node value, JsonText to) {
    add(value, 0, to);
  }

  private static void add(Node value, int depth, JsonText to) {
    if (depth > DEEPEST) {
      to.value(text(value.raw().toString()));
      return;
    }
    switch (value.kind()) {
      case OBJECT -> {
        to.beginObject();
        for (Field field : value.fields()) {
          to.name(text(field.key()));
          add(field.value(), depth + 1, to);
        }
        to.endObject();
      }
      case ARRAY -> {
        to.beginArray();
        value.items().forEach(item -> add(item, depth + 1, to));
        to.endArray();
      }
      case STRING -> to.value(text(value.text()));
      default -> plain(value, to);
    }
  }

  private static void plain(Node value, JsonText to) {
    String written = value.raw().toString();
    boolean number = value.is(Kind.NUMBER);
    if (number
        && (written.length() > LONGEST_NUMBER || !Double.isFinite(Double.parseDouble(written)))) {
      to.value(written);
    } else {
      to.value(value);
    }
  }
}
