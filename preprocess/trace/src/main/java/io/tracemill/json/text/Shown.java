package io.tracemill.json.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What messages show of what was found: not too much, and on one line. */
public final class Shown {
  private static final int LENGTH = 60;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+…?");

  private Shown() {}

  /** The beginning of JSON text. */
  public static String of(Slice json) {
    int end = Math.min(json.end(), json.start() + LENGTH * 4);
    while (end < json.end() && (json.bytes()[end] & 0xc0) == 0x80) {
      end--;
    }
    String text =
        new String(json.bytes(), json.start(), end - json.start(), StandardCharsets.UTF_8);
    boolean whole = end == json.end() && text.codePointCount(0, text.length()) <= LENGTH;
    return whole ? text : text.substring(0, text.offsetByCodePoints(0, LENGTH)) + "…";
  }

  /**
   * A step from an object to its field, whose quoted key is given: {@code .a} or {@code ["b c"]}.
   */
  public static String step(Slice key) {
    String shown = of(key.unquoted());
    return PLAIN.matcher(shown).matches() ? "." + shown : "[\"" + shown + "\"]";
  }

  /** The character at {@code at} of UTF-8, by its code if it does not print. */
  public static String character(byte[] bytes, int at) {
    int point = bytes[at] >= 0 ? bytes[at] : Utf8.codePoint(bytes, at);
    String code = String.format(Locale.ROOT, "U+%04X", point);
    boolean prints = point >= ' ' && point < 0x7f;
    boolean letter = point > 0x7f && Character.isLetterOrDigit(point);
    return prints
        ? Character.toString(point)
        : letter ? Character.toString(point) + " (" + code + ")" : code;
  }
}
