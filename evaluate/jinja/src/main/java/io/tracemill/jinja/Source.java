package io.tracemill.jinja;

import java.util.Arrays;

/** A template's text with its lines, all ended as in Unix and the last without an end. */
final class Source {
  private static final int MAX_LENGTH = 1 << 22;

  private final String name;
  private final String text;
  private final int[] lines;

  Source(String name, String raw) {
    this.name = name;
    String unix = raw.replace("\r\n", "\n").replace('\r', '\n');
    this.text = unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix;
    this.lines = lines(text);
    if (text.length() > MAX_LENGTH) {
      throw failure(0, "the template is longer than " + MAX_LENGTH + " characters");
    }
  }

  private static int[] lines(String text) {
    int count = 1 + (int) text.chars().filter(c -> c == '\n').count();
    int[] lines = new int[count];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines[line++] = at + 1;
    }
    return lines;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  String name() {
    return name;
  }

  Place place(int offset) {
    int found = Arrays.binarySearch(lines, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Place(line + 1, offset - lines[line] + 1);
  }

  TemplateException failure(int offset, String problem) {
    return failure(place(offset), problem);
  }

  TemplateException failure(Place place, String problem) {
    return new TemplateException(name, place, problem);
  }
}
