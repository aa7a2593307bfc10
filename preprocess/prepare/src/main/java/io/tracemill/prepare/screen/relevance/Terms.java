package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
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

  /** Where the bytes begin that the marks stand for, the first one lowest. */
  private int block;

  /** Where the next block begins. */
  private int limit;

  /** Marks ASCII's letters and digits that are still to be read; none is cut by the limit. */
  private long letters;

  /** Marks all else that may belong to a term. */
  private long others;

  private int start;
  private int end;
  private int length;
  private long hash;

  /** Begins to read {@code text}. */
  Terms read(Slice text) {
    bytes = text.bytes();
    stop = text.end();
    limit = text.start();
    letters = 0;
    others = 0;
    return this;
  }

  /** Begins to read text that is no part of JSON: a backslash in it divides words. */
  Terms read(String text) {
    byte[] plain = text.replace('\\', ' ').getBytes(StandardCharsets.UTF_8);
    return read(new Slice(Arrays.copyOf(plain, plain.length + Line.PADDING), 0, plain.length));
  }

  /** Goes to the next term; false if there is none. */
  boolean next() {
    while (true) {
      if (others != 0) {
        if (mixed()) {
          return true;
        }
      } else if (letters != 0) {
        ascii();
        return true;
      } else if (limit < stop) {
        mark(limit);
      } else {
        return false;
      }
    }
  }

  /**
   * Marks a block. Nothing foretells where words begin and end: with marks, no branch depends on it
   * (Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019).
   */
  private void mark(int from) {
    int size = Math.min(Marks.BLOCK, stop - from);
    long words = 0;
    long backslashes = 0;
    long all = 0;
    for (int i = 0; i < size; i += 8) {
      long eight = Bytes.eight(bytes, from + i);
      words |= Bytes.bits(Bytes.words(eight)) << i;
      backslashes |= Bytes.bits(Bytes.backslashes(eight)) << i;
      all |= eight;
    }
    long inside = Marks.first(size);
    block = from;
    limit = from + size;
    letters = words & inside;
    others = Bytes.isAscii(all) ? 0 : notAscii(from, size) & inside;
    int whole = (backslashes & inside) == 0 ? size : escapes(backslashes & inside, size);
    if (size == Marks.BLOCK) {
      cut(whole);
    }
  }

  private long notAscii(int from, int size) {
    long marks = 0;
    for (int i = 0; i < size; i += 8) {
      marks |= Bytes.bits(Bytes.notAscii(Bytes.eight(bytes, from + i))) << i;
    }
    return marks;
  }

  /** Unmarks letters that only end an escape; returns where an escape is cut, or the size. */
  private int escapes(long backslashes, int size) {
    long escaped = Marks.escaped(backslashes);
    for (long rest = letters & escaped; rest != 0; rest ^= Marks.onlyFirst(rest)) {
      if (bytes[block + Marks.place(rest)] == 'u') {
        others |= Marks.onlyFirst(rest) >>> 1;
      }
    }
    letters &= ~escaped;
    return Marks.hasLast(backslashes & ~escaped) ? size - 1 : size;
  }

  /** Leaves what may go on behind the block to the next one, or to {@link #other}. */
  private void cut(int whole) {
    long gaps = ~letters & Marks.first(whole);
    int rest = Marks.end(gaps);
    limit = block + rest;
    letters &= gaps == 0 ? 0 : Marks.first(rest);
    others |= gaps == 0 ? Marks.first(1) : 0;
  }

  /** Reads a term of ASCII. */
  private void ascii() {
    long behind = Marks.behindRun(letters);
    int place = Marks.place(letters);
    start = block + place;
    length = Marks.place(behind) - place;
    end = start + length;
    letters &= behind;
    long eight = Bytes.eight(bytes, start);
    hash = mix(Bytes.lower(eight, stem(eight, length)));
  }

  /** Reads what comes first, which may be no term: then false. */
  private boolean mixed() {
    int place = Marks.place(letters | others);
    long runEnd = Marks.onlyFirst(Marks.behindRun(letters));
    if (Marks.has(letters, place) && (others & runEnd) == 0) {
      ascii();
      return true;
    }
    boolean term = other(block + place);
    long rest = end < limit ? Marks.from(end - block) : 0;
    letters &= rest;
    others &= rest;
    limit = Math.max(limit, end);
    return term;
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
    long many = SEED;
    boolean ascii = true;
    int count = 0;
    int at = from;
    while (at < stop) {
      int c = LetterBytes.at(bytes, at, stop);
      int next = at + LetterBytes.length(bytes, at, stop);
      if (c == 0 || LetterBytes.wordByItself(c)) {
        if (count == 0) {
          return alone(c, at, next);
        }
        break;
      }
      if (count < STEM) {
        packed |= (long) c << 8 * count;
        many = (many ^ c) * PRIME;
        ascii &= c < 0x80;
      }
      count++;
      at = next;
    }
    term(mix(ascii ? packed : many), count, from, at);
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
