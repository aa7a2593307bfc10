package io.tracemill.json.text;

/**
 * Finds escapes in valid JSON that stand for no character we take: NUL and half a surrogate pair.
 */
public final class BadEscapes {
  private BadEscapes() {}

  /** Offset of the first bad escape's backslash, or -1. */
  public static int first(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      long eight = Swar.read(bytes, at);
      if (Swar.equal(eight, '\\') == 0) {
        at += 8;
        continue;
      }
      long candidates = Swar.exactly(eight, '\\') & Swar.exactly(Swar.read(bytes, at + 1), 'u');
      if (candidates == 0) {
        at += 8;
        continue;
      }
      at += Swar.first(candidates);
      if (at >= end) {
        return -1;
      }
      int length = isEscaped(bytes, start, at) ? 2 : Escapes.length(bytes, at, end);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return -1;
  }

  /** Whether the backslash at {@code at} belongs to the one before it. */
  private static boolean isEscaped(byte[] bytes, int start, int at) {
    int before = at;
    while (before > start && bytes[before - 1] == '\\') {
      before--;
    }
    return (at - before) % 2 == 1;
  }

  /** What the bad escape at {@code at} stands for. */
  public static Malformed kind(byte[] bytes, int at) {
    return bytes[at + 2] == '0' ? Malformed.NUL_CHARACTER : Malformed.LONE_SURROGATE;
  }

  /** For people: what it is, where in the text from {@code start} on, and what to do. */
  public static String problem(byte[] bytes, int start, int at) {
    String where = " (" + new Slice(bytes, at, at + 6) + ") at byte " + (at - start + 1);
    return kind(bytes, at) == Malformed.NUL_CHARACTER
        ? "a NUL character" + where + ": take it out"
        : "half of a surrogate pair" + where + ": was an emoji cut?";
  }
}
