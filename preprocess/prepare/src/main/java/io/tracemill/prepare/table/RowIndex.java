package io.tracemill.prepare.table;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Rows by a number of theirs: open addressing with linear probing (Knuth, TAOCP 3, 6.4).
 *
 * <p>Keeps nothing but the rows, whose numbers stand in the table: 6 bytes each.
 */
public final class RowIndex {
  private static final int NONE = -1;
  private static final long FIBONACCI = 0x9e3779b97f4a7c15L;

  private final IntToLongFunction numbers;
  private int[] slots;
  private int size;

  /**
   * An index without a row.
   *
   * @param expected how many different numbers there may be; more take time to make room for
   */
  public RowIndex(IntToLongFunction numbers, int expected) {
    this.numbers = numbers;
    slots = slots(expected);
  }

  private static int[] slots(int rows) {
    int[] slots = new int[Math.max(8, (int) Math.min(Integer.MAX_VALUE - 8, rows * 3L / 2 + 1))];
    Arrays.fill(slots, NONE);
    return slots;
  }

  /** How many rows it has. */
  public int size() {
    return size;
  }

  /** The row with the number that {@code row} has; {@code row} itself, if it is the first. */
  public int putIfAbsent(int row) {
    if (size * 3L > slots.length * 2L) {
      grow();
    }
    int slot = slot(numbers.applyAsLong(row));
    if (slots[slot] == NONE) {
      slots[slot] = row;
      size++;
    }
    return slots[slot];
  }

  /** Puts {@code row} in the place of one with its number. */
  public void replace(int row) {
    slots[slot(numbers.applyAsLong(row))] = row;
  }

  /** Where the row of {@code number} is, or where there is room for it. */
  private int slot(long number) {
    // The high bits of a product spread over any number of slots (Lemire, Fast Random Integer
    // Generation in an Interval, 2019).
    long spread = number * FIBONACCI >>> 32;
    int slot = (int) (spread * slots.length >>> 32);
    while (slots[slot] != NONE && numbers.applyAsLong(slots[slot]) != number) {
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return slot;
  }

  private void grow() {
    int[] old = slots;
    slots = slots(size * 2);
    for (int row : old) {
      if (row != NONE) {
        slots[slot(numbers.applyAsLong(row))] = row;
      }
    }
  }
}
