package io.tracemill.prepare.screen.relevance;

/**
 * Marks of the bytes of a block of 64, a bit each, the first byte's lowest.
 *
 * <p>A <i>run</i> is marks side by side; its end is the first place behind it that has none.
 */
final class Marks {
  /** How many bytes a block has. */
  static final int BLOCK = Long.SIZE;

  private static final long EVEN = 0x5555555555555555L;

  private Marks() {}

  /** Marks the first {@code count} bytes, at least one. */
  static long first(int count) {
    return -1L >>> BLOCK - count;
  }

  /** Marks the byte at {@code place} and all behind it. */
  static long from(int place) {
    return -1L << place;
  }

  /** Whether the byte at {@code place} is marked. */
  static boolean has(long marks, int place) {
    return (marks >>> place & 1) != 0;
  }

  /** The place of the first mark. */
  static int place(long marks) {
    return Long.numberOfTrailingZeros(marks);
  }

  /** The place behind the last mark. */
  static int end(long marks) {
    return BLOCK - Long.numberOfLeadingZeros(marks);
  }

  /** The marks without the first run, in place of which its end is marked. */
  static long behindRun(long marks) {
    return marks + onlyFirst(marks);
  }

  /** Marks only the first of the bytes that are marked. */
  static long onlyFirst(long marks) {
    return marks & -marks;
  }

  /** Whether the last byte of the block is marked. */
  static boolean hasLast(long marks) {
    return marks < 0;
  }

  /**
   * Marks what a backslash escapes: what stands behind an odd number of them (Langdale and Lemire,
   * Parsing Gigabytes of JSON per Second, 2019).
   */
  static long escaped(long backslashes) {
    long behind = backslashes << 1;
    long odd = backslashes & ~EVEN & ~behind;
    return (EVEN ^ odd + backslashes << 1) & behind;
  }
}
