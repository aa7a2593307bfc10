package io.tracemill.prepare.relevance;

import io.tracemill.json.Line;
import io.tracemill.json.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts text into terms, one after another, and hashes them in place.
 *
 * <p>A term is a run of letters and digits, in lower case as far as ASCII goes, without a plural's
 * {@code s}, and cut behind its sixth letter: "reserve" and "reservation" are one term. Cutting is
 * a stemmer that needs no language (McNamee and Mayfield, Character N-Gram Tokenization for
 * European Language Text Retrieval, 2004). Characters of scripts that put no spaces between words
 * are terms by themselves.
 *
 * <p>Reads text as it stands in a JSON string: escapes are decoded where they are letters. Not for
 * use by several threads.
 */
final class Terms {
  /** Letters that count. */
  private static final int STEM = 6;

  private static final long SEED = 0x9e3779b97f4a7c15L;
  private static final long PRIME = 0x100000001b3L;

  private byte[] bytes = new byte[Line.PADDING];
  private int stop;
  private int start;
  private int end;
  private int length;
  private long hash;

  /** Begins to read {@code text}. */
  Terms read(Slice text) {
    bytes = text.bytes();
    stop = text.end();
    end = text.start();
    return this;
  }

  /** Begins to read text that is no part of JSON: a backslash in it divides words. */
  Terms read(String text) {
    byte[] plain = text.replace('\\', ' ').getBytes(StandardCharsets.UTF_8);
    return read(new Slice(Arrays.copyOf(plain, plain.length + Line.PADDING), 0, plain.length));
  }

  /** Goes to the next term; false if there is none. */
  boolean next() {
    while (end < stop) {
      long eight = Bytes.eight(bytes, end);
      int skipped = Bytes.before(Bytes.words(eight) | Bytes.special(eight));
      end += skipped;
      if (skipped < 8 && end < stop && term(end)) {
        return true;
      }
    }
    end = stop;
    return false;
  }

  /** Reads what begins with a letter or something special; false if it is no term. */
  private boolean term(int from) {
    int c = bytes[from];
    if (c == '\\' && bytes[from + 1] != 'u') {
      end = from + 2;
      return false;
    } else if (c < 0 || c == '\\') {
      return other(from);
    }
    ascii(from);
    return true;
  }

  /** Reads a term that begins in ASCII; one that goes on otherwise is left to {@link #other}. */
  private void ascii(int from) {
    long eight = Bytes.eight(bytes, from);
    int run = Bytes.run(Bytes.words(eight));
    int to = from + run;
    while (run == 8) {
      run = Bytes.run(Bytes.words(Bytes.eight(bytes, to)));
      to += run;
    }
    to = Math.min(to, stop);
    if (to < stop && goesOn(to)) {
      other(from);
      return;
    }
    term(mix(Bytes.lower(eight, stem(eight, to - from))), to - from, from, to);
  }

  private boolean goesOn(int at) {
    int c = bytes[at];
    return c < 0 || c == '\\' && bytes[at + 1] == 'u';
  }

  /** How many letters of a term count. */
  private static int stem(long eight, int length) {
    int lastTwo = (int) (eight >>> 8 * (length - 2)) | 0x2020;
    boolean plural =
        length > 3 & length <= STEM & (lastTwo & 0xff00) == 's' << 8 & (lastTwo & 0xff) != 's';
    return Math.min(length, STEM) - (plural ? 1 : 0);
  }

  /** Reads a term with other letters than ASCII, or what is none: then false. */
  private boolean other(int from) {
    long packed = 0;
    long mixed = SEED;
    boolean ascii = true;
    int letters = 0;
    int at = from;
    while (at < stop) {
      int c = Letters.at(bytes, at, stop);
      int next = at + Letters.length(bytes, at, stop);
      if (c == 0 || Letters.wordByItself(c)) {
        if (letters == 0) {
          return alone(c, at, next);
        }
        break;
      }
      if (letters < STEM) {
        packed |= (long) c << 8 * letters;
        mixed = (mixed ^ c) * PRIME;
        ascii &= c < 0x80;
      }
      letters++;
      at = next;
    }
    term(mix(ascii ? packed : mixed), letters, from, at);
    return true;
  }

  private boolean alone(int letter, int from, int to) {
    term(mix((SEED ^ letter) * PRIME), STEM, from, to);
    return letter != 0;
  }

  private void term(long hash, int length, int start, int end) {
    this.hash = hash;
    this.length = length;
    this.start = start;
    this.end = end;
  }

  /** What the term is known by. */
  long hash() {
    return hash;
  }

  /** How many letters it has, before it was cut. */
  int length() {
    return length;
  }

  /** Where it stands. */
  int start() {
    return start;
  }

  /** Where it ends. */
  int end() {
    return end;
  }

  /** Whether it begins with a digit. */
  boolean isNumber() {
    return bytes[start] >= '0' && bytes[start] <= '9';
  }

  /** The term as it stands, for people. */
  String text() {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 32) * SEED;
    return mixed ^ mixed >>> 29;
  }

  /** A hash of all of {@code text}. */
  static long hash(Slice text) {
    long hash = SEED;
    int at = text.start();
    for (; at + 8 <= text.end(); at += 8) {
      hash = (hash ^ Bytes.eight(text.bytes(), at)) * PRIME;
      hash ^= hash >>> 32;
    }
    for (; at < text.end(); at++) {
      hash = (hash ^ text.bytes()[at]) * PRIME;
    }
    return mix(hash);
  }
}
