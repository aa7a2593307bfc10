package io.tracemill.serve.gateway;

import java.util.Arrays;

/** Many hashes, eight bytes each. Not for use by several threads. */
final class HashList {
  private long[] hashes = new long[1 << 10];
  private int size;

  void add(long hash) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size + size / 2);
    }
    hashes[size++] = hash;
  }

  /** Puts them in order, which is needed before one is looked for. */
  void sort() {
    Arrays.sort(hashes, 0, size);
  }

  boolean contains(long hash) {
    return Arrays.binarySearch(hashes, 0, size, hash) >= 0;
  }
}
