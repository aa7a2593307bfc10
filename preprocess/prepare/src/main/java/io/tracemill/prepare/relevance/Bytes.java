package io.tracemill.prepare.relevance;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for words in eight bytes at a time, the first one lowest (SIMD within a register).
 *
 * <p>A mask has the highest bit of each byte that is meant, each one for certain.
 */
final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private Bytes() {}

  /** The eight bytes from {@code at} on. */
  static long eight(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Marks ASCII's letters and digits. */
  static long words(long eight) {
    long low = eight & ~HIGH;
    return (range(low | ONES * ' ', 'a', 'z') | range(low, '0', '9')) & ~eight & HIGH;
  }

  /** Marks backslashes and what is not ASCII. */
  static long special(long eight) {
    long other = (eight ^ ONES * '\\') & ~HIGH;
    return (~(other + ~HIGH) | eight) & HIGH;
  }

  private static long range(long low, int first, int last) {
    return low + ONES * (0x80 - first) & ~(low + ONES * (0x7f - last));
  }

  /** How many of eight bytes come before the first that {@code mask} marks. */
  static int before(long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }

  /** How many of eight bytes {@code mask} marks without a gap from the first on. */
  static int run(long mask) {
    return before(~mask & HIGH);
  }

  /** The first {@code count} of eight letters and digits, at least one, in lower case. */
  static long lower(long eight, int count) {
    int rest = Long.SIZE - 8 * count;
    return (eight | ONES * ' ') << rest >>> rest;
  }
}
