package io.tracemill.json.token;

import io.tracemill.json.text.Escapes;
import io.tracemill.json.text.Strings;
import io.tracemill.json.text.Swar;
import io.tracemill.json.text.Utf8;

/**
 * A tokenizer of our own, which looks at eight bytes together and at each byte once: UTF-8, control
 * characters, escapes and hashes of names are checked and made on the way.
 *
 * <p>The line feed behind every text ends a string, a number and a name by itself, so that only
 * white space has to mind where the text ends. What is wrong is not said here: {@link WhyRefused}
 * reads the text again.
 */
final class SwarTokenizer implements Tokenizer {
  /** 31 to the power of the index, as in {@code String.hashCode}. */
  private static final int[] POWERS = {1, 31, 961, 29791, 923521, 28629151, 887503681, 1742810335};

  private static final int POWER_8 = 31 * POWERS[7];

  private static final int TRUE = word("true");
  private static final int ALSE = word("alse");
  private static final int NULL = word("null");

  private byte[] bytes = {};
  private int start;
  private int end;
  private boolean nul;
  private boolean halfPair;

  @Override
  public boolean checksUtf8() {
    return true;
  }

  @Override
  public boolean read(byte[] bytes, int start, int end, Entries to) throws SyntaxException {
    if (bytes[end] != '\n') {
      throw new IllegalArgumentException("expected a line feed behind the text");
    }
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    nul = false;
    halfPair = false;
    if (behindSpace(value(to)) != end) {
      throw refused();
    }
    return nul || halfPair;
  }

  /** Reads one value and all it holds; returns the offset behind. */
  private int value(Entries to) throws SyntaxException {
    byte[] bytes = this.bytes;
    int at = behindSpace(start);
    int depth = 0;
    while (true) {
      int c = bytes[at];
      if (c == '"') {
        int quote = at;
        at = behindString(quote + 1);
        to.scalar(Entries.STRING, quote, at);
      } else if (c == '{' || c == '[') {
        if (++depth > Entries.MAX_DEPTH) {
          throw refused();
        }
        to.begin(c == '{' ? Entries.OBJECT : Entries.ARRAY, at);
        at = behindSpace(at + 1);
        if (bytes[at] != c + 2) {
          at = c == '{' ? name(at, to) : at;
          continue;
        }
        to.close(++at);
        depth--;
      } else {
        at = numberOrLiteral(at, to);
      }
      for (; depth > 0; depth--) {
        at = behindSpace(at);
        boolean inObject = to.inObject();
        if (bytes[at] == ',') {
          at = behindSpace(at + 1);
          at = inObject ? name(at, to) : at;
          break;
        }
        if (bytes[at] != (inObject ? '}' : ']')) {
          throw refused();
        }
        to.close(++at);
      }
      if (depth == 0) {
        return at;
      }
    }
  }

  private int behindSpace(int start) {
    byte[] bytes = this.bytes;
    int at = bytes[start] == ' ' ? start + 1 : start;
    int c = bytes[at];
    while (c <= ' ' && (Endings.isBlank(c) || c == '\n' && at < end)) {
      c = bytes[++at];
    }
    return at;
  }

  /** Reads a name and its colon; returns where the value starts. */
  private int name(int quote, Entries to) throws SyntaxException {
    byte[] bytes = this.bytes;
    if (bytes[quote] != '"') {
      throw refused();
    }
    int at = quote + 1;
    int hash = 0;
    long eight = Swar.read(bytes, at);
    long special = Swar.special(eight);
    while (special == 0) {
      hash = hash * POWER_8 + hash(eight);
      at += 8;
      eight = Swar.read(bytes, at);
      special = Swar.special(eight);
    }
    int rest = Swar.first(special);
    at += rest;
    if (bytes[at] == '"') {
      at++;
      if (rest > 0) {
        hash = hash * POWERS[rest] + hash(eight << 64 - 8 * rest);
      }
    } else {
      at = behindOddName(at);
      hash = nul ? 0 : Escapes.text(bytes, quote + 1, at - 1).hashCode();
    }
    to.name(quote, hash);
    if (bytes[at] != ':') {
      at = behindSpace(at);
      if (bytes[at] != ':') {
        throw refused();
      }
    }
    return behindSpace(at + 1);
  }

  /**
   * The {@code String.hashCode} of eight characters of ASCII; a NUL before them changes nothing.
   */
  private static int hash(long eight) {
    long pairs = (eight & 0x00ff00ff00ff00ffL) * 31 + (eight >>> 8 & 0x00ff00ff00ff00ffL);
    long fours = (pairs & 0x0000ffff0000ffffL) * 961 + (pairs >>> 16 & 0x0000ffff0000ffffL);
    return (int) fours * 923521 + (int) (fours >>> 32);
  }

  /** Goes on with a name that has escapes or other characters than ASCII. */
  private int behindOddName(int start) throws SyntaxException {
    boolean before = halfPair;
    halfPair = false;
    int behind = behindString(start);
    if (halfPair) {
      throw refused();
    }
    halfPair = before;
    return behind;
  }

  /** The offset behind the closing quote of the string that goes on at {@code start}. */
  private int behindString(int start) throws SyntaxException {
    byte[] bytes = this.bytes;
    int at = start;
    while (true) {
      long special = Swar.special(Swar.read(bytes, at));
      if (special == 0) {
        at += 8;
        continue;
      }
      at += Swar.first(special);
      int c = bytes[at];
      if (c == '"') {
        return at + 1;
      } else if (c == '\\') {
        at = behindEscape(at);
      } else if (c < 0) {
        at = Utf8.behindRun(bytes, at);
        if (at < 0) {
          throw refused();
        }
      } else {
        throw refused();
      }
    }
  }

  private int behindEscape(int backslash) throws SyntaxException {
    int c = bytes[backslash + 1];
    if (c == 'u') {
      return behindUnicode(backslash);
    }
    if (!Strings.isSimple(c)) {
      throw refused();
    }
    return backslash + 2;
  }

  /** Behind an escape of four digits, or behind two of them that make a pair. */
  private int behindUnicode(int backslash) throws SyntaxException {
    int unit = Strings.hex(bytes, backslash + 2);
    if (unit < 0) {
      throw refused();
    }
    nul |= unit == 0;
    if (!Character.isSurrogate((char) unit)) {
      return backslash + 6;
    }
    boolean pair =
        Character.isHighSurrogate((char) unit)
            && bytes[backslash + 6] == '\\'
            && bytes[backslash + 7] == 'u'
            && Strings.hex(bytes, backslash + 8) >>> 10 == 0x37;
    halfPair |= !pair;
    return backslash + (pair ? 12 : 6);
  }

  private int numberOrLiteral(int start, Entries to) throws SyntaxException {
    int four = (int) Swar.read(bytes, start);
    if (four == TRUE) {
      to.scalar(Entries.TRUE, start, start + 4);
      return start + 4;
    } else if (four == NULL) {
      to.scalar(Entries.NULL, start, start + 4);
      return start + 4;
    } else if (bytes[start] == 'f' && (int) Swar.read(bytes, start + 1) == ALSE) {
      to.scalar(Entries.FALSE, start, start + 5);
      return start + 5;
    }
    int behind = behindNumber(start);
    to.scalar(Entries.NUMBER, start, behind);
    return behind;
  }

  private int behindNumber(int start) throws SyntaxException {
    byte[] bytes = this.bytes;
    int at = bytes[start] == '-' ? start + 1 : start;
    at = bytes[at] == '0' ? at + 1 : behindDigits(at);
    if (bytes[at] == '.') {
      at = behindDigits(at + 1);
    }
    if ((bytes[at] | 0x20) == 'e') {
      boolean signed = bytes[at + 1] == '+' || bytes[at + 1] == '-';
      at = behindDigits(at + (signed ? 2 : 1));
    }
    return at;
  }

  private int behindDigits(int start) throws SyntaxException {
    byte[] bytes = this.bytes;
    int at = start;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == start) {
      throw refused();
    }
    return at;
  }

  private SyntaxException refused() {
    return WhyRefused.of(bytes, start, end, "no value");
  }

  private static int word(String four) {
    return four.charAt(0) | four.charAt(1) << 8 | four.charAt(2) << 16 | four.charAt(3) << 24;
  }
}
