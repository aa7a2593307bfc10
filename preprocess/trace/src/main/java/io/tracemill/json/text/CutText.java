package io.tracemill.json.text;

/** Texts of any length, as much of them as somebody is to see. */
public final class CutText {
  private CutText() {}

  /** The first {@code most} characters (code points) of a text, and how many more there are. */
  public static String of(String text, int most) {
    int more = text.length() <= most ? 0 : text.codePointCount(0, text.length()) - most;
    return more <= 0
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most))
            + "... ("
            + more
            + " characters more)";
  }
}
