package io.tracemill.prepare.join;

import io.tracemill.prepare.table.RowIndex;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Where lines stand, and which belong together: the first of them knows the next, and so on.
 *
 * <p>Takes about 50 bytes a line.
 */
final class LineIndex {
  static final int NONE = -1;

  private final RowIndex firsts = new RowIndex(this::key, 0);
  private long[] keys = new long[16];
  private long[] numbers = new long[16];
  private long[] offsets = new long[16];
  private int[] lengths = new int[16];

  /** Of the first of lines that belong together: the last of them. Of others: {@link #NONE}. */
  private int[] lasts = new int[16];

  private int[] nexts = new int[16];
  private int size;
  private long end;

  /**
   * Adds a line, whose number is greater than those before.
   *
   * @param key what lines that belong together have in common; two of ten million keys are taken
   *     for one with a chance of 3 in a million
   */
  void add(long number, long offset, int length, OptionalLong key) {
    makeRoom();
    int line = size++;
    numbers[line] = number;
    offsets[line] = offset;
    lengths[line] = length;
    nexts[line] = NONE;
    keys[line] = key.orElse(0);
    int first = key.isPresent() ? firsts.putIfAbsent(line) : line;
    if (first != line) {
      nexts[lasts[first]] = line;
      lasts[line] = NONE;
    }
    lasts[first] = line;
  }

  private long key(int line) {
    return keys[line];
  }

  private void makeRoom() {
    if (size == numbers.length) {
      int room = size + (size >> 1);
      keys = Arrays.copyOf(keys, room);
      numbers = Arrays.copyOf(numbers, room);
      offsets = Arrays.copyOf(offsets, room);
      lengths = Arrays.copyOf(lengths, room);
      lasts = Arrays.copyOf(lasts, room);
      nexts = Arrays.copyOf(nexts, room);
    }
  }

  /** Says that {@code number} is in the file, added or not. */
  void see(long number) {
    end = number;
  }

  /** The number of the last line that is in the file. */
  long end() {
    return end;
  }

  /** The line with this number, or below 0 if it was not added. */
  int find(long number) {
    return Arrays.binarySearch(numbers, 0, size, number);
  }

  /** Whether it is the first of those that belong together. */
  boolean isFirst(int line) {
    return lasts[line] != NONE;
  }

  /** The next one that belongs to it, or {@link #NONE}. */
  int next(int line) {
    return nexts[line];
  }

  /** Its number. */
  long number(int line) {
    return numbers[line];
  }

  /** Where it begins. */
  long offset(int line) {
    return offsets[line];
  }

  /** Its length in bytes. */
  int length(int line) {
    return lengths[line];
  }
}
