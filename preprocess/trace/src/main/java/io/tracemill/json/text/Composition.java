package io.tracemill.json.text;

import java.text.Normalizer;
import java.util.BitSet;

/** Which texts in UTF-8 may change when they are composed (Unicode NFC, UAX #15). */
public final class Composition {
  /** First byte of U+0300: before it nothing changes, and nothing composes. */
  public static final int FIRST_BYTE = 0xcc;

  private static final int FOUR_BYTES = 0xf0;

  private Composition() {}

  /** Made when the first text needs it: it takes some milliseconds. */
  private static final class Table {
    private static final BitSet CHARACTERS = new BitSet(1 << Character.SIZE);

    static {
      for (int c = 0x300; c <= Character.MAX_VALUE; c++) {
        CHARACTERS.set(c, changes(c));
      }
    }

    /** A mark, a vowel or final of Hangul, or what is written as something else. */
    private static boolean changes(int c) {
      int type = Character.getType(c);
      return type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK
          || type == Character.ENCLOSING_MARK
          || c >= 0x1160 && c <= 0x11ff
          || !Character.isSurrogate((char) c)
              && !Normalizer.isNormalized(String.valueOf((char) c), Normalizer.Form.NFC);
    }
  }

  /** Whether {@code text[0, length)} may change; characters of four bytes may, but for emoji. */
  public static boolean mayChange(byte[] text, int length) {
    int at = 0;
    while (at < length) {
      int lead = text[at] & 0xff;
      if (lead < FIRST_BYTE) {
        at++; // ASCII, or any byte of a character before U+0300
      } else if (lead < 0xe0) {
        if (Table.CHARACTERS.get((lead & 0x1f) << 6 | text[at + 1] & 0x3f)) {
          return true;
        }
        at += 2;
      } else if (lead < FOUR_BYTES) {
        int high = (lead & 0xf) << 12 | (text[at + 1] & 0x3f) << 6;
        if (Table.CHARACTERS.get(high | text[at + 2] & 0x3f)) {
          return true;
        }
        at += 3;
      } else {
        if (!isPicture(text, at)) {
          return true;
        }
        at += 4;
      }
    }
    return false;
  }

  /** Whether the four bytes are of U+1F000 to U+1FFFF, emoji and the like. */
  private static boolean isPicture(byte[] text, int at) {
    return (text[at] & 0xff) == FOUR_BYTES && (text[at + 1] & 0xff) == 0x9f;
  }
}
