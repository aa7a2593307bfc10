package io.tracemill.jinja;

import java.util.List;

/**
 * Python's {@code split} and {@code rsplit}. An empty separator stands for any white space: then a
 * run of it parts once, and there is nothing empty at the ends; what is left after the last allowed
 * cut keeps the white space inside it.
 */
final class Splitting {
  private Splitting() {}

  static void forward(String text, String separator, int most, List<String> parts) {
    int from = separator.isEmpty() ? CodePoints.skipSpace(text, 0) : 0;
    int left = most;
    while (left-- > 0) {
      int at = separator.isEmpty() ? blank(text, from) : text.indexOf(separator, from);
      if (at < 0) {
        break;
      }
      parts.add(text.substring(from, at));
      from = separator.isEmpty() ? CodePoints.skipSpace(text, at) : at + separator.length();
    }
    if (!separator.isEmpty() || from < text.length()) {
      parts.add(text.substring(from));
    }
  }

  private static int blank(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (CodePoints.isSpace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Adds the parts from the last to the first. */
  static void backward(String text, String separator, int most, List<String> parts) {
    int end = separator.isEmpty() ? contentEnd(text, text.length()) : text.length();
    int left = most;
    while (left-- > 0) {
      int width = separator.isEmpty() ? 1 : separator.length();
      int at =
          separator.isEmpty() ? blankBefore(text, end) : text.lastIndexOf(separator, end - width);
      if (at < 0) {
        break;
      }
      parts.add(text.substring(at + width, end));
      end = separator.isEmpty() ? contentEnd(text, at) : at;
    }
    if (!separator.isEmpty() || end > 0) {
      parts.add(text.substring(0, end));
    }
  }

  private static int contentEnd(String text, int from) {
    int end = from;
    while (end > 0 && CodePoints.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int blankBefore(String text, int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (CodePoints.isSpace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
