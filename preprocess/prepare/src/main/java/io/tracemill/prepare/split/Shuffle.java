package io.tracemill.prepare.split;

import java.util.function.IntToLongFunction;

/**
 * Seeded order: things are taken in the order of their hashes, so that the order of input does not
 * matter.
 *
 * @param seed the config's {@code random_seed}
 */
record Shuffle(long seed) {
  private static final int DIGIT_BITS = 8;
  private static final int DIGITS = 1 << DIGIT_BITS;

  /** The place of a thing known by {@code key} (SplitMix64: Steele, Lea, Flood 2014). */
  long place(long key) {
    long z = key + (seed + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /**
   * {@code things} in the order of their places (radix sort from the last digit on: Knuth, TAOCP 3,
   * 5.2.5), without an object for any of them.
   */
  int[] order(int[] things, IntToLongFunction key) {
    long[] places = new long[things.length];
    int[] order = new int[things.length];
    for (int i = 0; i < things.length; i++) {
      places[i] = place(key.applyAsLong(things[i]));
      order[i] = i;
    }
    for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
      order = byDigit(places, order, shift);
    }
    for (int i = 0; i < order.length; i++) {
      order[i] = things[order[i]];
    }
    return order;
  }

  /** Sorts stably by the digit at {@code shift}; negative places come first. */
  private static int[] byDigit(long[] places, int[] order, int shift) {
    int[] next = new int[DIGITS + 1];
    for (long place : places) {
      next[digit(place, shift) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      next[digit + 1] += next[digit];
    }
    int[] sorted = new int[order.length];
    for (int i : order) {
      sorted[next[digit(places[i], shift)]++] = i;
    }
    return sorted;
  }

  private static int digit(long place, int shift) {
    return (int) ((place ^ Long.MIN_VALUE) >>> shift) & DIGITS - 1;
  }
}
