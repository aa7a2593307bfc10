package io.tracemill.json.lines;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Malformed;
import java.util.Optional;

/**
 * How a file's text is encoded, as far as its first bytes tell.
 *
 * @param markLength bytes of its byte order mark
 * @param flaw why it cannot be read
 */
public record Encoding(int markLength, Optional<Flaw> flaw) {

  /** That of a file which begins with {@code bytes[0, end)}. */
  public static Encoding of(byte[] bytes, int end) {
    int first = end > 0 ? bytes[0] & 0xff : -1;
    int second = end > 1 ? bytes[1] & 0xff : -1;
    if (first == 0xef && second == 0xbb && end > 2 && (bytes[2] & 0xff) == 0xbf) {
      return new Encoding(3, Optional.empty());
    }
    if (end > 3 && first == 0xff && second == 0xfe && bytes[2] == 0 && bytes[3] == 0) {
      return other("UTF-32LE");
    }
    if (first == 0xff && second == 0xfe || zeros(bytes, end, 1)) {
      return other("UTF-16LE");
    }
    if (first == 0xfe && second == 0xff || zeros(bytes, end, 0)) {
      return other("UTF-16BE");
    }
    return new Encoding(0, Optional.empty());
  }

  /** Whether every other byte is zero, from {@code from} on. */
  private static boolean zeros(byte[] bytes, int end, int from) {
    return end >= 4
        && bytes[from] == 0
        && bytes[from + 2] == 0
        && bytes[1 - from] != 0
        && bytes[3 - from] != 0;
  }

  private static Encoding other(String name) {
    return new Encoding(
        0,
        Optional.of(
            new Flaw(
                Malformed.NOT_UTF8,
                "the file is "
                    + name
                    + ", not UTF-8: convert it with iconv -f "
                    + name
                    + " -t UTF-8 FILE")));
  }
}
