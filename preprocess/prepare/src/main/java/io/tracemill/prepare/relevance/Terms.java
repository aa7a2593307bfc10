package io.tracemill.prepare.relevance;

import java.nio.charset.StandardCharsets;

/**
 * Cuts text into terms and hashes them in place.
 *
 * <p>A term is a run of letters and digits, in lower case as far as ASCII goes, without a plural's
 * {@code s}, and cut behind its sixth letter: "reserve" and "reservation" are one term. Cutting is
 * a stemmer that needs no language (McNamee and Mayfield, Character N-Gram Tokenization for
 * European Language Text Retrieval, 2004). Characters of scripts that put no spaces between words
 * are terms by themselves.
 *
 * <p>Reads text as it stands in a JSON string: escapes are decoded where they are letters.
 */
final class Terms {
  /** Letters that count. */
  private static final int STEM = 6;

  private static final long SEED = 0x9e3779b97f4a7c15L;
  private static final long PRIME = 0x100000001b3L;

  /** The letter or digit in lower case, or 0. */
  private static final byte[] FOLDED = new byte[128];

  static {
    for (int c = 0; c < 128; c++) {
      boolean word = c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
      FOLDED[c] = (byte) (word ? c : c >= 'A' && c <= 'Z' ? c | 0x20 : 0);
    }
  }

  private Terms() {}

  /** What is to be done with a term. */
  interface Taker {
    /**
     * Takes a term.
     *
     * @param length in letters, before it was cut
     * @param start where it stands
     */
    void take(long hash, int length, int start, int end);
  }

  /** Hands each term of {@code bytes[start, end)} to {@code taker}. */
  static void read(byte[] bytes, int start, int end, Taker taker) {
    int at = start;
    while (at < end) {
      int c = bytes[at];
      if (c > 0 && FOLDED[c] != 0) {
        at = ascii(bytes, at, end, taker);
      } else if (c == '\\') {
        at = bytes[at + 1] == 'u' ? other(bytes, at, end, taker) : at + 2;
      } else if (c < 0) {
        at = other(bytes, at, end, taker);
      } else {
        at++;
      }
    }
  }

  /** Reads a term that begins in ASCII; one that goes on otherwise is left to {@link #other}. */
  private static int ascii(byte[] bytes, int start, int end, Taker taker) {
    long hash = SEED;
    long before = SEED;
    int at = start;
    int stop = Math.min(end, start + STEM);
    int last = 0;
    int secondLast = 0;
    while (at < stop) {
      int c = bytes[at];
      if (c <= 0 || FOLDED[c] == 0) {
        break;
      }
      secondLast = last;
      last = FOLDED[c];
      before = hash;
      hash = (hash ^ last) * PRIME;
      at++;
    }
    while (at < end && bytes[at] > 0 && FOLDED[bytes[at]] != 0) {
      at++;
    }
    if (at < end && (bytes[at] < 0 || bytes[at] == '\\' && bytes[at + 1] == 'u')) {
      return other(bytes, start, end, taker);
    }
    int length = at - start;
    boolean plural = last == 's' && secondLast != 's' && length > 3 && length <= STEM;
    taker.take(mix(plural ? before : hash), length, start, at);
    return at;
  }

  /** Reads a term with other letters than ASCII. */
  private static int other(byte[] bytes, int start, int end, Taker taker) {
    long hash = SEED;
    int length = 0;
    int at = start;
    while (at < end) {
      int c = Letters.at(bytes, at, end);
      int next = at + Letters.length(bytes, at, end);
      if (c == 0 || Letters.wordByItself(c)) {
        if (length == 0 && c != 0) {
          taker.take(mix((SEED ^ c) * PRIME), STEM, at, next);
          return next;
        }
        if (length == 0) {
          return next;
        }
        break;
      }
      if (length < STEM) {
        hash = (hash ^ c) * PRIME;
      }
      length++;
      at = next;
    }
    taker.take(mix(hash), length, start, at);
    return at;
  }

  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 32) * SEED;
    return mixed ^ mixed >>> 29;
  }

  /** A hash of all of {@code bytes[start, end)}. */
  static long hash(byte[] bytes, int start, int end) {
    long hash = SEED;
    for (int at = start; at < end; at++) {
      hash = (hash ^ bytes[at]) * PRIME;
    }
    return mix(hash);
  }

  /** The hash of {@code word}, which is one term. */
  static long hash(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    long[] hash = new long[1];
    read(bytes, 0, bytes.length, (h, length, start, end) -> hash[0] = h);
    return hash[0];
  }
}
