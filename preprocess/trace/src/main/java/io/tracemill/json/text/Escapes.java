package io.tracemill.json.text;

import java.nio.charset.StandardCharsets;

/** What the backslash means inside a JSON string that is known to be valid. */
public final class Escapes {
  private static final int FOUR_ZEROS = 0x30303030;

  private Escapes() {}

  /** The decoded text of {@code bytes[start, end)}. */
  public static String text(byte[] bytes, int start, int end) {
    byte[] decoded = new byte[end - start + Line.PADDING];
    int length = decode(bytes, start, end, decoded);
    return new String(decoded, 0, length, StandardCharsets.UTF_8);
  }

  /** Decodes {@code from[start, end)} to the beginning of {@code to} and returns its new length. */
  public static int decode(byte[] from, int start, int end, byte[] to) {
    int in = start;
    int out = 0;
    while (true) {
      long eight = Swar.read(from, in);
      Swar.write(to, out, eight);
      long backslashes = Swar.equal(eight, '\\');
      int plain = backslashes == 0 ? 8 : Swar.first(backslashes);
      if (in + plain >= end) {
        return out + end - in;
      }
      in += plain;
      out += plain;
      if (backslashes != 0) {
        int c = from[in + 1];
        if (c == 'u') {
          int point = codePoint(from, in);
          in += point > 0xffff ? 12 : 6;
          out = Utf8.write(to, out, point);
        } else {
          in += 2;
          to[out++] = simple(c);
        }
      }
    }
  }

  /** How many characters (code points) the decoded text of {@code bytes[start, end)} has. */
  static int characters(byte[] bytes, int start, int end) {
    int in = start;
    int count = 0;
    while (in < end) {
      long eight = Swar.read(bytes, in);
      long backslashes = Swar.equal(eight, '\\');
      int plain = Math.min(end - in, backslashes == 0 ? 8 : Swar.first(backslashes));
      count += plain - Utf8.continuations(eight, plain);
      in += plain;
      if (backslashes != 0 && in < end) {
        in += bytes[in + 1] != 'u' ? 2 : codePoint(bytes, in) > 0xffff ? 12 : 6;
        count++;
      }
    }
    return count;
  }

  private static byte simple(int c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> (byte) c;
    };
  }

  /** The character of the escape (or the pair of escapes) whose backslash is at {@code at}. */
  private static int codePoint(byte[] bytes, int at) {
    int high = hex(bytes, at + 2);
    return high >>> 11 == 0x1b
        ? Character.toCodePoint((char) high, (char) hex(bytes, at + 8))
        : high;
  }

  /**
   * How many bytes the {@code \}{@code u} escape at {@code at} takes: 6, of a surrogate pair 12, or
   * 0 if it is a NUL or half a pair.
   */
  static int length(byte[] bytes, int at, int end) {
    if ((bytes[at + 2] | 0x20) != 'd') {
      return (int) Swar.read(bytes, at + 2) == FOUR_ZEROS ? 0 : 6;
    }
    int point = hex(bytes, at + 2);
    if (point >>> 11 != 0x1b) {
      return 6;
    }
    boolean pair =
        point >>> 10 == 0x36
            && at + 12 <= end
            && bytes[at + 6] == '\\'
            && bytes[at + 7] == 'u'
            && hex(bytes, at + 8) >>> 10 == 0x37;
    return pair ? 12 : 0;
  }

  private static int hex(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int c = bytes[at + i];
      value = value << 4 | (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
  }
}
