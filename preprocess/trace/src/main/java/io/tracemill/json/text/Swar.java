package io.tracemill.json.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes in a {@code long}, the first one lowest (SIMD within a register).
 *
 * <p>A mask has the highest bit of each byte that is meant. Only the first marked byte of a mask is
 * certain: a borrow may mark innocent bytes behind it.
 */
public final class Swar {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  static final long HIGH = 0x8080808080808080L;

  private Swar() {}

  /** The eight bytes from {@code at} on, which have to be there. */
  public static long read(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Writes all eight over what is there. */
  public static void write(byte[] bytes, int at, long eight) {
    LONGS.set(bytes, at, eight);
  }

  /** Marks the bytes equal to {@code c}. */
  public static long equal(long eight, int c) {
    long x = eight ^ (ONES * c);
    return (x - ONES) & ~x & HIGH;
  }

  /** Marks the bytes equal to {@code c}, each one for certain. */
  public static long exactly(long eight, int c) {
    long x = eight ^ (ONES * c);
    return ~(((x & ~HIGH) + ~HIGH) | x) & HIGH;
  }

  /** Marks the bytes of at least {@code least}, which is 128 or more, each one for certain. */
  public static long atLeast(long eight, int least) {
    return eight & ((eight & ~HIGH) + ONES * (0x100 - least)) & HIGH;
  }

  /** Marks quotes and backslashes of ASCII bytes, each one for certain. */
  public static long quotesAndBackslashes(long ascii) {
    long quotes = (ascii ^ (ONES * '"')) + ~HIGH;
    long backslashes = (ascii ^ (ONES * '\\')) + ~HIGH;
    return ~(quotes & backslashes) & HIGH;
  }

  /**
   * Marks what ends a run of plain ASCII in a string: all but ASCII, controls, {@code "}, {@code
   * \\}.
   */
  public static long special(long eight) {
    long quotes = (eight ^ (ONES * '"')) - ONES;
    long backslashes = (eight ^ (ONES * '\\')) - ONES;
    return (eight | (eight - ONES * ' ') | quotes | backslashes) & HIGH;
  }

  /** Marks control characters. */
  static long control(long eight) {
    return (eight - ONES * ' ') & ~eight & HIGH;
  }

  /** Marks bytes that are not ASCII. */
  public static long notAscii(long eight) {
    return eight & HIGH;
  }

  /** Marks control characters and bytes that are not ASCII. */
  public static long controlOrNotAscii(long eight) {
    return ((eight - ONES * ' ') | eight) & HIGH;
  }

  /** The marks as eight bits, the first byte's lowest. */
  public static int bits(long mask) {
    return (int) (mask * 0x0002040810204081L >>> 56);
  }

  /** Index of the first marked byte. */
  public static int first(long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }
}
