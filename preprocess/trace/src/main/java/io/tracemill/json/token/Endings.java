package io.tracemill.json.token;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.text.Utf8;

/** How a line begins and ends, and whether its end is missing. */
public final class Endings {
  private Endings() {}

  /** White space inside a line. */
  public static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  /** The first character of a line that is not blank. */
  public static int first(Line line) {
    int at = line.start();
    while (isBlank(line.bytes()[at])) {
      at++;
    }
    return line.bytes()[at];
  }

  /** The last character of a line that is not blank. */
  public static int last(Line line) {
    int at = line.end() - 1;
    while (isBlank(line.bytes()[at])) {
      at--;
    }
    return line.bytes()[at];
  }

  /** The last line of a file that has no line feed, with its flaw if it is cut. */
  public static Line checked(Line line) {
    return isCut(line)
        ? line.with(
            new Flaw(
                Malformed.TRUNCATED_LINE,
                "the file ends in the middle of this line: was it still being written?"))
        : line;
  }

  /** Whether a line is no JSON only because its end is missing, maybe inside a character. */
  private static boolean isCut(Line line) {
    int bad = Utf8.firstInvalid(line.bytes(), line.start(), line.end());
    try {
      int end = bad >= 0 && bad >= line.end() - 3 ? bad : line.end();
      Diagnosis.check(line.bytes(), line.start(), end);
      return false;
    } catch (SyntaxException e) {
      return e.isCut();
    }
  }
}
