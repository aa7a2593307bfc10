package io.tracemill.json.text;

/** Finds where JSON strings end. */
public final class Strings {
  private static final boolean[] SIMPLE = new boolean[128];

  /** So many groups of eight bytes without a backslash end a piece with many of them. */
  private static final int QUIET = 4;

  /**
   * Which of eight bytes a backslash before them escapes: by the bits of the backslashes among
   * them, and bit 8 if the first is escaped from before. Bit 8 of an entry is for the next eight.
   */
  private static final short[] ESCAPED = new short[512];

  static {
    for (char c : "\"\\/bfnrt".toCharArray()) {
      SIMPLE[c] = true;
    }
    for (int backslashes = 0; backslashes < ESCAPED.length; backslashes++) {
      int escaped = backslashes >>> 8;
      for (int i = 0; i < 8; i++) {
        escaped |= (backslashes & ~escaped & 1 << i) << 1;
      }
      ESCAPED[backslashes] = (short) escaped;
    }
  }

  private static final int INVALID = -2;

  private Strings() {}

  /**
   * The offset behind the closing quote of the string whose contents start at {@code start}, or -1
   * if it is no valid string that ends before {@code end}.
   */
  public static int end(byte[] bytes, int start, int end) {
    int behind = behind(bytes, start, end);
    return behind == 0 ? -1 : Math.abs(behind);
  }

  /**
   * The same, but 0 for -1, and negative where an escape may stand for a NUL or half a surrogate
   * pair.
   *
   * <p>From the first backslash on the bytes are taken as they come, eight by eight: to look for
   * the next of many backslashes costs a branch that is guessed wrong for each.
   */
  public static int behind(byte[] bytes, int start, int end) {
    int at = start;
    int sign = 1;
    while (at < end) {
      long any = Swar.read(bytes, at);
      long special = Swar.equal(any, '"') | Swar.equal(any, '\\') | Swar.control(any);
      if (special == 0) {
        at += 8;
        continue;
      }
      at += Swar.first(special);
      if (bytes[at] != '\\') {
        return bytes[at] == '"' && at < end ? sign * (at + 1) : 0;
      }
      int carry = 0;
      for (int quiet = 0; quiet < QUIET && at < end; at += 8) {
        long eight = Swar.read(bytes, at);
        int backslashes = Swar.bits(Swar.exactly(eight, '\\'));
        int quotes = Swar.bits(Swar.exactly(eight, '"'));
        int escaped = ESCAPED[carry | backslashes];
        int closing = quotes & ~escaped;
        int before = closing - 1 & ~closing & 0xff;
        int letters = escaped & before & ~(quotes | backslashes);
        long control = Swar.control(eight);
        if (control != 0 && (before >>> Swar.first(control) & 1) != 0) {
          return 0;
        }
        if (letters != 0) {
          sign = Math.min(sign, sign(bytes, at, letters));
          if (sign == INVALID) {
            return 0;
          }
        }
        if (closing != 0) {
          int behind = at + Integer.numberOfTrailingZeros(closing) + 1;
          return behind <= end ? sign * behind : 0;
        }
        carry = escaped & 0x100;
        quiet = backslashes == 0 ? quiet + 1 : 0;
      }
    }
    return 0;
  }

  /** What the escaped letters marked from {@code at} on do to the sign. */
  private static int sign(byte[] bytes, int at, int letters) {
    int sign = 1;
    for (int rest = letters; rest != 0; rest &= rest - 1) {
      int letter = at + Integer.numberOfTrailingZeros(rest);
      int c = bytes[letter];
      if (c == 'u') {
        sign = Math.min(sign, sign(bytes, letter + 1));
      } else if (!isSimple(c)) {
        return INVALID;
      }
    }
    return sign;
  }

  private static int sign(byte[] bytes, int hex) {
    int point = hex(bytes, hex);
    return point < 0 ? INVALID : point == 0 || point >>> 11 == 0x1b ? -1 : 1;
  }

  /** Whether a backslash may stand before {@code c} alone. */
  public static boolean isSimple(int c) {
    return c >= 0 && SIMPLE[c];
  }

  /** The value of the four hexadecimal digits at {@code at}, or less than 0. */
  public static int hex(byte[] bytes, int at) {
    return digit(bytes[at]) << 12
        | digit(bytes[at + 1]) << 8
        | digit(bytes[at + 2]) << 4
        | digit(bytes[at + 3]);
  }

  private static int digit(byte c) {
    int letter = (c | 0x20) - 'a';
    return c >= '0' && c <= '9' ? c - '0' : letter >= 0 && letter < 6 ? letter + 10 : -1;
  }
}
