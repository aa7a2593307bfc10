package io.tracemill.prepare.relevance;

import java.util.Arrays;

/** Terms by their hashes, each with a small number; emptied in no time. */
final class TermSet {
  /** What {@link #find} says of a term that is not there. */
  static final int NONE = -1;

  /** Numbers that are told apart. */
  static final int NUMBERS = 1 << 18;

  private long[] hashes;

  /** A slot's number, from {@code base} on; anything less is an empty slot. */
  private int[] numbers;

  private int base = 1;
  private int size;

  TermSet() {
    this(1 << 9);
  }

  private TermSet(int room) {
    hashes = new long[room];
    numbers = new int[room];
  }

  /** The terms of {@code words}. */
  static TermSet of(String words) {
    TermSet set = new TermSet();
    set.add(words, 0);
    return set;
  }

  /** Adds the terms of {@code words}; those that are there already get this number too. */
  void add(String words, int number) {
    Terms terms = new Terms().read(words);
    while (terms.next()) {
      put(terms.hash(), number);
    }
  }

  boolean has(long hash) {
    return find(hash) != NONE;
  }

  /** The term's number, or {@link #NONE}. */
  int find(long hash) {
    int slot = slot(hash);
    return Math.max(NONE, numbers[slot] - base);
  }

  /** Adds a term, or gives it another number, of 0 to below {@link #NUMBERS}. */
  void put(long hash, int number) {
    int slot = slot(hash);
    size += numbers[slot] < base ? 1 : 0;
    hashes[slot] = hash;
    numbers[slot] = base + number;
    if (size > hashes.length / 2) {
      grow();
    }
  }

  void clear() {
    size = 0;
    base += NUMBERS;
    if (base > Integer.MAX_VALUE - NUMBERS) {
      Arrays.fill(numbers, 0);
      base = 1;
    }
  }

  private int slot(long hash) {
    int last = hashes.length - 1;
    int slot = (int) hash & last;
    while (numbers[slot] >= base && hashes[slot] != hash) {
      slot = slot + 1 & last;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldNumbers = numbers;
    hashes = new long[oldHashes.length * 2];
    numbers = new int[oldHashes.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldNumbers[i] >= base) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
