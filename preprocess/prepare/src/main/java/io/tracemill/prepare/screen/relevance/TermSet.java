package io.tracemill.prepare.screen.relevance;

import java.util.Arrays;

/**
 * Terms by their hashes, each with a small number; emptied in no time.
 *
 * <p>Terms are told apart by 40 bits of their hashes: in a trace of a thousand different words, two
 * are taken for one with a chance of one in two million.
 */
final class TermSet {
  /** What {@link #find} says of a term that is not there. */
  static final int NONE = -1;

  private static final int NUMBER_BITS = 18;

  /** Numbers that are told apart. */
  static final int NUMBERS = 1 << NUMBER_BITS;

  /** How often a set is emptied until its slots are. */
  private static final int AGES = 1 << 6;

  private static final int ROOM = 1 << 9;

  /** What of a hash stays in a slot, above the age and the number. */
  private static final long KEPT = -1L * AGES * NUMBERS;

  /** A term in each; one of another age is none. */
  private long[] slots = new long[ROOM];

  private long age = 1;
  private int size;

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
    long found = slots[slot(hash)];
    return isEmpty(found) ? NONE : (int) found & NUMBERS - 1;
  }

  /** Adds a term, or gives it another number, of 0 to below {@link #NUMBERS}. */
  void put(long hash, int number) {
    int slot = slot(hash);
    size += isEmpty(slots[slot]) ? 1 : 0;
    slots[slot] = key(hash) | number;
    if (size > slots.length / 2) {
      grow();
    }
  }

  void clear() {
    size = 0;
    age++;
    if (age == AGES) {
      age = 1;
      slots = slots.length == ROOM ? slots : new long[ROOM];
      Arrays.fill(slots, 0);
    }
  }

  private long key(long hash) {
    return hash & KEPT | age << NUMBER_BITS;
  }

  private boolean isEmpty(long term) {
    return (term >>> NUMBER_BITS & AGES - 1) != age;
  }

  /** Where a term is, or where there is room for it. */
  private int slot(long hash) {
    long key = key(hash);
    int last = slots.length - 1;
    int slot = (int) (hash >>> 32) & last;
    while ((slots[slot] ^ key) >>> NUMBER_BITS != 0 && !isEmpty(slots[slot])) {
      slot = slot + 1 & last;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long term : old) {
      if (!isEmpty(term)) {
        slots[slot(term)] = term;
      }
    }
  }
}
