package io.tracemill.prepare.screen.relevance;

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

  /** Marks backslashes. */
  static long backslashes(long eight) {
    long other = eight ^ ONES * '\\';
    return ~((other & ~HIGH) + ~HIGH | other) & HIGH;
  }

  /** Marks what is not ASCII. */
  static long notAscii(long eight) {
    return eight & HIGH;
  }

  /** Whether all is ASCII. */
  static boolean isAscii(long eight) {
    return (eight & HIGH) == 0;
  }

  /** The marks as eight bits, the first byte's lowest. */
  static long bits(long mask) {
    return mask * 0x0002040810204081L >>> 56;
  }

  private static long range(long low, int first, int last) {
    return low + ONES * (0x80 - first) & ~(low + ONES * (0x7f - last));
  }

  /** The first {@code count} of eight letters and digits, at least one, in lower case. */
  static long lower(long eight, int count) {
    int rest = Long.SIZE - 8 * count;
    return (eight | ONES * ' ') << rest >>> rest;
  }
}
