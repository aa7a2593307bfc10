package io.tracemill.prepare.join;

import io.tracemill.prepare.table.RowIndex;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Where lines stand, and which belong together: the first of them knows the next, and so on.
 *
 * <p>Takes about 60 bytes a line.
 */
final class LineIndex {
  static final int NONE = -1;

  /** In place of the next one, of a line that is no JSON. */
  private static final int LOOSE = -2;

  private final RowIndex firsts = new RowIndex(this::key, 0);
  private long[] keys = new long[16];
  private long[] numbers = new long[16];

  /** Where lines begin in what was read. */
  private long[] starts = new long[16];

  /** Where their bytes are kept. */
  private long[] offsets = new long[16];

  private int[] lengths = new int[16];

  /** Of the first of lines that belong together: the last of them. Of others: {@link #NONE}. */
  private int[] lasts = new int[16];

  private int[] nexts = new int[16];
  private int size;

  /**
   * Adds a line, which starts behind those before.
   *
   * @param offset where its bytes are kept
   * @param key what lines that belong together have in common; two of ten million keys are taken
   *     for one with a chance of 3 in a million
   */
  int add(long number, long start, long offset, int length, OptionalLong key) {
    makeRoom();
    int line = size++;
    numbers[line] = number;
    starts[line] = start;
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
    return line;
  }

  /** Adds a line that is no JSON. */
  int addLoose(long number, long start, long offset, int length) {
    int line = add(number, start, offset, length, OptionalLong.empty());
    nexts[line] = LOOSE;
    return line;
  }

  private long key(int line) {
    return keys[line];
  }

  private void makeRoom() {
    if (size == numbers.length) {
      int room = size + (size >> 1);
      keys = Arrays.copyOf(keys, room);
      numbers = Arrays.copyOf(numbers, room);
      starts = Arrays.copyOf(starts, room);
      offsets = Arrays.copyOf(offsets, room);
      lengths = Arrays.copyOf(lengths, room);
      lasts = Arrays.copyOf(lasts, room);
      nexts = Arrays.copyOf(nexts, room);
    }
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** The line that starts there, or below 0 if there is none. */
  int find(long start) {
    return Arrays.binarySearch(starts, 0, size, start);
  }

  /** Whether it is the first of those that belong together. */
  boolean isFirst(int line) {
    return lasts[line] != NONE;
  }

  /** Whether it is no JSON. */
  boolean isLoose(int line) {
    return nexts[line] == LOOSE;
  }

  /** The next one that belongs to it, or {@link #NONE}. */
  int next(int line) {
    return Math.max(NONE, nexts[line]);
  }

  /** Its number. */
  long number(int line) {
    return numbers[line];
  }

  /** Where it begins in what was read. */
  long start(int line) {
    return starts[line];
  }

  /** Where its bytes are kept. */
  long offset(int line) {
    return offsets[line];
  }

  /** Its length in bytes. */
  int length(int line) {
    return lengths[line];
  }
}
