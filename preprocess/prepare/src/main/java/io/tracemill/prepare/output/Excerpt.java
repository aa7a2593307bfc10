package io.tracemill.prepare.output;

import java.util.Collection;
import java.util.stream.Collectors;

/** Texts of users' data in messages to people. */
final class Excerpt {
  private static final int MOST = 60;

  private Excerpt() {}

  /** {@code text} in quotes, on one line, cut where it is long. */
  static String text(String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    int end = line.offsetByCodePoints(0, Math.min(MOST, line.codePointCount(0, line.length())));
    return '"' + line.substring(0, end) + (end < line.length() ? "...\"" : "\"");
  }

  /** The first of {@code names}, and how many more there are. */
  static String names(Collection<String> names) {
    if (names.size() <= MOST) {
      return names.toString();
    }
    String first = names.stream().limit(MOST).collect(Collectors.joining(", "));
    return "[" + first + " and " + (names.size() - MOST) + " more]";
  }
}
