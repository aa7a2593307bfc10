package io.tracemill.pipeline.compare;

import java.util.regex.Pattern;

/** Users' texts on one line of a terminal. */
final class ShortText {
  /** Controls, line breaks and marks of direction, which would write over other text. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+");

  private ShortText() {}

  /** {@code text} on one line of at most {@code most} characters; {@code ""} if it says nothing. */
  static String line(String text, int most) {
    String line = CONTROLS.matcher(text).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return "\"\"";
    }
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 3)) + "...";
  }
}
