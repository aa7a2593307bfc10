package io.tracemill.score;

import io.tracemill.json.Slice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Grows ASCII-safe JSON from values. */
final class JsonText {
  /** The platform's files have as many. */
  private static final int DECIMALS = 10;

  private final StringBuilder text = new StringBuilder();

  /**
   * Adds a value: a map is an object, a list an array, a string or number itself; anything else,
   * such as an empty Optional, is null.
   */
  JsonText value(Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof String string) {
      string(string);
    } else if (value instanceof Double number) {
      number(number);
    } else {
      text.append(value instanceof Integer number ? number.toString() : "null");
    }
    return this;
  }

  private void object(Map<?, ?> fields) {
    String separator = "{";
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      text.append(separator);
      string(field.getKey().toString());
      text.append(':');
      value(field.getValue());
      separator = ",";
    }
    text.append(fields.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> items) {
    String separator = "[";
    for (Object item : items) {
      text.append(separator);
      value(item);
      separator = ",";
    }
    text.append(items.isEmpty() ? "[]" : "]");
  }

  private void number(double number) {
    BigDecimal rounded =
        new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    text.append((rounded.scale() < 1 ? rounded.setScale(1) : rounded).toPlainString());
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      character(string.charAt(i));
    }
    text.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        if (c >= ' ' && c < 0x7f) {
          text.append(c);
        } else {
          escape(c);
        }
      }
    }
  }

  private void escape(char c) {
    text.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      text.append(Character.forDigit(c >>> shift & 15, 16));
    }
  }

  Slice slice() {
    return Slice.of(text.toString());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
