package io.tracemill.json.text;

import java.util.Locale;

/** Strict UTF-8: no overlong forms, no surrogates. */
public final class Utf8 {
  private Utf8() {}

  /**
   * Offset of the first byte of {@code bytes[start, end)} that is not UTF-8, or -1. A byte of ASCII
   * has to stand behind.
   */
  public static int firstInvalid(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      long high = Swar.read(bytes, at) & Swar.HIGH;
      if (high == 0) {
        at = skipAscii(bytes, at + 8, end);
        continue;
      }
      at += Swar.first(high);
      if (at >= end) {
        return -1;
      }
      at = behindRun(bytes, at);
      if (at < 0) {
        return ~at;
      }
    }
    return -1;
  }

  /** What is wrong with the text from {@code start} on, which is no UTF-8 at {@code bad}. */
  public static String problem(byte[] bytes, int start, int bad) {
    return String.format(
        Locale.ROOT,
        "not UTF-8 at byte %d: found 0x%02X; %s",
        bad - start + 1,
        bytes[bad],
        "if the whole file is in another encoding, convert it, such as with"
            + " iconv -f WINDOWS-1252 -t UTF-8 FILE");
  }

  /**
   * The offset of the first ASCII byte from {@code start} on, where single spaces between others do
   * not count, or the complement of where it is not UTF-8. A byte of ASCII has to come.
   */
  public static int behindRun(byte[] bytes, int start) {
    int at = start;
    while (true) {
      int lead = bytes[at];
      if (lead >= 0) {
        if (lead != ' ' || bytes[at + 1] >= 0) {
          return at;
        }
        at++;
      } else if (lead < (byte) 0xe0) {
        if (lead < (byte) 0xc2 || !continues(bytes[at + 1])) {
          return ~at;
        }
        at += 2;
      } else {
        int upper = (lead & 0xf) << 6 | bytes[at + 1] & 0x3f;
        if (!continues(bytes[at + 1]) || !continues(bytes[at + 2])) {
          return ~at;
        } else if (lead < (byte) 0xf0) {
          boolean surrogate = upper >>> 5 == 0x1b;
          if (surrogate || upper < 0x20) {
            return ~at;
          }
          at += 3;
        } else {
          if (upper < 0x10 || upper > 0x10f || !continues(bytes[at + 3])) {
            return ~at;
          }
          at += 4;
        }
      }
    }
  }

  private static boolean continues(byte b) {
    return b < (byte) 0xc0;
  }

  private static int skipAscii(byte[] bytes, int start, int end) {
    int at = start;
    while (at + 32 <= end
        && (Swar.HIGH
                & (Swar.read(bytes, at)
                    | Swar.read(bytes, at + 8)
                    | Swar.read(bytes, at + 16)
                    | Swar.read(bytes, at + 24)))
            == 0) {
      at += 32;
    }
    return at;
  }

  /** The character at {@code at}, known to be valid. */
  public static int codePoint(byte[] bytes, int at) {
    int lead = bytes[at];
    if (lead < (byte) 0xe0) {
      return (lead & 0x1f) << 6 | bytes[at + 1] & 0x3f;
    }
    int two = (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f;
    return lead < (byte) 0xf0
        ? (lead & 0xf) << 12 | two
        : (lead & 7) << 18 | two << 6 | bytes[at + 3] & 0x3f;
  }

  /** How many of the first {@code count} of eight bytes do not begin a character. */
  static int continuations(long eight, int count) {
    long marks = eight & ~(eight << 1) & Swar.HIGH;
    return Long.bitCount(count < 8 ? marks & (1L << count * 8) - 1 : marks);
  }

  /** How many bytes {@code codePoint} takes. */
  public static int length(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** Writes {@code codePoint} and returns the offset behind it. */
  static int write(byte[] bytes, int at, int codePoint) {
    int length = length(codePoint);
    if (length == 1) {
      bytes[at] = (byte) codePoint;
      return at + 1;
    }
    int rest = codePoint;
    for (int i = length - 1; i > 0; i--, rest >>>= 6) {
      bytes[at + i] = (byte) (0x80 | rest & 0x3f);
    }
    bytes[at] = (byte) (0xf00 >>> length | rest);
    return at + length;
  }
}
