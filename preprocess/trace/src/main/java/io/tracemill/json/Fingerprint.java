package io.tracemill.json;

import io.tracemill.json.text.Composition;
import io.tracemill.json.text.Escapes;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.json.text.Swar;
import io.tracemill.json.token.Entries;
import io.tracemill.json.token.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A 128-bit hash of contents, the same on every machine; not for secrets.
 *
 * <p>Two lanes take each eight bytes with one multiplication each, and end in the finaliser of
 * MurmurHash3 (fmix64, Austin Appleby, public domain). JSON values are taken by their meaning: the
 * order of an object's fields, escapes, white space between tokens, the spelling of numbers and
 * whether letters are composed (Unicode NFC, UAX #15) do not count. Not for use by several threads.
 */
public final class Fingerprint {
  private static final long SEED_HIGH = 0x9e3779b97f4a7c15L;
  private static final long SEED_LOW = 0xc2b2ae3d27d4eb4fL;

  /** The multipliers of MurmurHash3 x64 128. */
  private static final long FACTOR_HIGH = 0x87c37b91114253d5L;

  private static final long FACTOR_LOW = 0x4cf5ad432745937fL;

  private long high = SEED_HIGH;
  private long low = SEED_LOW;
  private byte[] decoded = new byte[256];

  /** Begins anew. */
  public Fingerprint clear() {
    high = SEED_HIGH;
    low = SEED_LOW;
    return this;
  }

  /** Adds a number. */
  public Fingerprint add(long value) {
    high = (high ^ value) * FACTOR_HIGH;
    high ^= high >>> 32;
    low = Long.rotateLeft(low + value * FACTOR_LOW, 29) * FACTOR_HIGH + 0x52dce729;
    return this;
  }

  /** Adds a JSON value. */
  public Fingerprint add(Node value) {
    Kind kind = value.kind();
    add(kind.ordinal());
    switch (kind) {
      case OBJECT -> fields(value.tape(), value.index());
      case ARRAY -> items(value);
      case STRING -> string(value.raw(), false);
      case NUMBER -> number(value);
      default -> {}
    }
    return this;
  }

  /** Adds bytes as they stand. */
  public Fingerprint add(Slice text) {
    bytes(text.bytes(), text.start(), text.end());
    return this;
  }

  /** Adds a JSON string, with its quotes, as if it had no white space (of ASCII) at its ends. */
  public Fingerprint addTrimmed(Slice string) {
    add(Entries.STRING);
    string(string, true);
    return this;
  }

  /** The first half of the hash of all that was added. */
  public long high() {
    return mix(high + Long.rotateLeft(low, 32));
  }

  /** The second half. */
  public long low() {
    return mix(low ^ mix(high));
  }

  private void items(Node array) {
    int count = 0;
    for (Node item : array.items()) {
      add(item);
      count++;
    }
    add(count);
  }

  /** Adds up the hashes of the fields, which makes their order indifferent. */
  private void fields(Tape tape, int object) {
    long outerHigh = high;
    long outerLow = low;
    long sumHigh = 0;
    long sumLow = 0;
    Entries entries = tape.entries();
    for (int at = object + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      clear();
      string(tape.quotedKey(at), false);
      add(new Node(tape, at + 1));
      sumHigh += high();
      sumLow += low();
    }
    high = outerHigh;
    low = outerLow;
    add(sumHigh);
    add(sumLow);
  }

  private void number(Node number) {
    Slice raw = number.raw();
    Numbers.integer(raw)
        .ifPresentOrElse(
            this::integer,
            () -> Numbers.value(raw).ifPresentOrElse(this::decimal, () -> bytes(raw)));
  }

  private void integer(long value) {
    long digits = value;
    int scale = 0;
    for (; digits != 0 && digits % 10 == 0; digits /= 10) {
      scale--;
    }
    add(scale).add(digits);
  }

  private void decimal(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    add(shortest.scale());
    if (shortest.precision() <= Numbers.LONG_DIGITS) {
      add(shortest.unscaledValue().longValueExact());
    } else {
      bytes(Slice.of(shortest.unscaledValue().toString()));
    }
  }

  private void bytes(Slice text) {
    bytes(text.bytes(), text.start(), text.end());
  }

  private void string(Slice quoted, boolean trimmed) {
    byte[] from = quoted.bytes();
    int start = quoted.start() + 1;
    int end = quoted.end() - 1;
    long highBefore = high;
    long lowBefore = low;
    if (!plain(from, start, end, trimmed)) {
      high = highBefore;
      low = lowBefore;
      if (decoded.length < end - start + Line.PADDING) {
        decoded = new byte[(end - start) * 2 + Line.PADDING];
      }
      int length = Escapes.decode(from, start, end, decoded);
      if (Composition.mayChange(decoded, length)) {
        composed(new String(decoded, 0, length, StandardCharsets.UTF_8), trimmed);
      } else {
        text(decoded, 0, length, trimmed);
      }
    }
  }

  private void composed(String text, boolean trimmed) {
    Slice composed = Slice.of(Normalizer.normalize(text, Normalizer.Form.NFC));
    text(composed.bytes(), composed.start(), composed.end(), trimmed);
  }

  /** Adds text up to what may have to be decoded or composed; whether there is nothing of it. */
  private boolean plain(byte[] bytes, int start, int end, boolean trimmed) {
    int first = trimmed ? firstOf(bytes, start, end) : start;
    int last = trimmed ? lastOf(bytes, first, end) : end;
    int at = first;
    for (; at + 8 <= last; at += 8) {
      long eight = Swar.read(bytes, at);
      if (mustBeDecoded(eight)) {
        return false;
      }
      add(eight);
    }
    if (at < last) {
      long rest = Swar.read(bytes, at) & (1L << 8 * (last - at)) - 1;
      if (mustBeDecoded(rest)) {
        return false;
      }
      add(rest);
    }
    add(last - first);
    return true;
  }

  /** Whether there is a backslash, or what may have to be composed; most are neither, but ASCII. */
  private static boolean mustBeDecoded(long eight) {
    long backslashes = Swar.equal(eight, '\\');
    return (backslashes | Swar.notAscii(eight)) != 0
        && (backslashes | Swar.atLeast(eight, Composition.FIRST_BYTE)) != 0;
  }

  private void text(byte[] bytes, int start, int end, boolean trimmed) {
    int first = trimmed ? firstOf(bytes, start, end) : start;
    bytes(bytes, first, trimmed ? lastOf(bytes, first, end) : end);
  }

  /** Where the white space at the beginning ends. */
  private static int firstOf(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Where the white space at the end begins. */
  private static int lastOf(byte[] bytes, int start, int end) {
    int at = end;
    while (start < at && isSpace(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private void bytes(byte[] bytes, int start, int end) {
    int at = start;
    for (; at + 8 <= end; at += 8) {
      add(Swar.read(bytes, at));
    }
    if (at < end) {
      add(Swar.read(bytes, at) & (1L << 8 * (end - at)) - 1);
    }
    add(end - start);
  }

  private static long mix(long value) {
    long x = value;
    x = (x ^ x >>> 33) * 0xff51afd7ed558ccdL;
    x = (x ^ x >>> 33) * 0xc4ceb9fe1a85ec53L;
    return x ^ x >>> 33;
  }
}
