package io.tracemill.prepare.table;

import java.util.Arrays;

/** Numbers by hash, without objects: open addressing with linear probing (Knuth, TAOCP 3, 6.4). */
public final class LongIntMap {
  private static final int NONE = -1;

  private long[] keys = new long[1 << 10];
  private int[] values = new int[1 << 10];
  private int size;

  public LongIntMap() {
    Arrays.fill(values, NONE);
  }

  /** The value of {@code key}, which becomes {@code value} if there is none yet. */
  public int putIfAbsent(long key, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    int slot = slot(key);
    if (values[slot] == NONE) {
      keys[slot] = key;
      values[slot] = value;
      size++;
    }
    return values[slot];
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ key >>> 32) & mask;
    while (values[slot] != NONE && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    Arrays.fill(values, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
