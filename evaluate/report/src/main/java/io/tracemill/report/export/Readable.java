package io.tracemill.report.export;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;

/**
 * Writes recorded JSON so that every reader takes it, as one that it refuses would cost the whole
 * file: a number that is beyond a double or longer than {@value #LONGEST_NUMBER} characters, and a
 * value nested deeper than {@value #DEEPEST}, become strings of what is written.
 */
final class Readable {
  /** Python reads integers up to 4,300 digits, a double's have up to 17. */
  private static final int LONGEST_NUMBER = 40;

  /** pydantic's reader goes to 200, of which an export takes some itself. */
  private static final int DEEPEST = 100;

  private Readable() {}

  /** Adds {@code value}. */
  static void add(Node value, JsonText to) {
    add(value, 1, to);
  }

  private static void add(Node value, int depth, JsonText to) {
    if (depth > DEEPEST) {
      to.value(value.raw().toString());
      return;
    }
    switch (value.kind()) {
      case OBJECT -> {
        to.beginObject();
        for (Field field : value.fields()) {
          to.name(field.key());
          add(field.value(), depth + 1, to);
        }
        to.endObject();
      }
      case ARRAY -> {
        to.beginArray();
        value.items().forEach(item -> add(item, depth + 1, to));
        to.endArray();
      }
      default -> plain(value, to);
    }
  }

  private static void plain(Node value, JsonText to) {
    String written = value.raw().toString();
    if (value.is(Kind.NUMBER) && !isUsual(written)) {
      to.value(written);
    } else {
      to.value(value);
    }
  }

  private static boolean isUsual(String number) {
    return number.length() <= LONGEST_NUMBER && Double.isFinite(Double.parseDouble(number));
  }
}
