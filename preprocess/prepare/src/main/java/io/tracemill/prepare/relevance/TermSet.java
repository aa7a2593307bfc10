package io.tracemill.prepare.relevance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hashes of some terms and the message each came first in; emptied in no time. */
final class TermSet {
  /** Messages that are told apart. */
  private static final int MESSAGES = 1 << 16;

  private long[] hashes;

  /** When a slot's term came, from {@code base} on; anything less is an empty slot. */
  private int[] times;

  private int base = 1;
  private int size;

  TermSet() {
    this(256);
  }

  private TermSet(int room) {
    hashes = new long[room];
    times = new int[room];
  }

  /** The terms of {@code words}. */
  static TermSet of(String words) {
    TermSet set = new TermSet();
    hashes(words).forEach(hash -> set.add(hash, 0));
    return set;
  }

  /** The hashes of {@code words}, which are divided by white space. */
  static List<Long> hashes(String words) {
    List<Long> hashes = new ArrayList<>();
    for (String word : words.strip().split("\\s+")) {
      hashes.add(Terms.hash(word));
    }
    return hashes;
  }

  boolean has(long hash) {
    return times[slot(hash)] >= base;
  }

  /** Adds a term; the message it came first in, or -1 if it is new. */
  int add(long hash, int message) {
    int slot = slot(hash);
    if (times[slot] >= base) {
      return times[slot] - base;
    }
    hashes[slot] = hash;
    times[slot] = base + Math.min(message, MESSAGES - 1);
    if (++size > hashes.length / 2) {
      grow();
    }
    return -1;
  }

  void clear() {
    size = 0;
    base += MESSAGES;
    if (base > Integer.MAX_VALUE - MESSAGES) {
      Arrays.fill(times, 0);
      base = 1;
    }
  }

  private int slot(long hash) {
    int last = hashes.length - 1;
    int slot = (int) hash & last;
    while (times[slot] >= base && hashes[slot] != hash) {
      slot = slot + 1 & last;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldTimes = times;
    hashes = new long[oldHashes.length * 2];
    times = new int[oldHashes.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldTimes[i] >= base) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        times[slot] = oldTimes[i];
      }
    }
  }
}
