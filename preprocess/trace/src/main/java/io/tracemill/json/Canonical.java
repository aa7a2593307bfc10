package io.tracemill.json;

import io.tracemill.json.text.Slice;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JSON value as a text that is the same for all ways of writing the value.
 *
 * <p>Keys are sorted, white space and escapes are gone, numbers are compared by value (1 is 1.0 and
 * 1e0).
 */
final class Canonical {
  private Canonical() {}

  static String of(Node value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, Node value) {
    switch (value.kind()) {
      case OBJECT -> appendObject(text, value);
      case ARRAY -> appendArray(text, value);
      case STRING -> appendString(text, value.text());
      case NUMBER -> text.append(number(value.raw()));
      default -> text.append(value.raw());
    }
  }

  private static void appendObject(StringBuilder text, Node object) {
    Map<String, Node> sorted = new TreeMap<>();
    for (Field field : object.fields()) {
      sorted.put(field.key(), field.value());
    }
    text.append('{');
    sorted.forEach(
        (key, value) -> {
          appendString(text, key);
          text.append(':');
          append(text, value);
          text.append(',');
        });
    text.append('}');
  }

  private static void appendArray(StringBuilder text, Node array) {
    text.append('[');
    for (Node item : array.items()) {
      append(text, item);
      text.append(',');
    }
    text.append(']');
  }

  private static void appendString(StringBuilder text, String string) {
    text.append('"').append(string.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }

  /** A number that is too long or too great to be read stays as it is written. */
  private static String number(Slice written) {
    Optional<BigDecimal> value = Numbers.value(written);
    try {
      return value.isPresent() ? value.get().stripTrailingZeros().toString() : written.toString();
    } catch (ArithmeticException e) {
      return written.toString();
    }
  }
}
