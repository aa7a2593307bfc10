package io.tracemill.json.lines;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Arrays that were used and can be used again: what is fresh has to be cleared first and comes from
 * memory, what was just used is still in the cache. For use by several threads.
 */
final class Spares {
  /** A greater array is not kept. */
  private static final int MAX_KEPT = 1 << 22;

  private final ConcurrentLinkedQueue<byte[]> spares = new ConcurrentLinkedQueue<>();

  /** An array with at least {@code length} bytes, whatever they are. */
  byte[] take(int length) {
    byte[] spare = spares.poll();
    return spare != null && spare.length >= length ? spare : new byte[length];
  }

  void give(byte[] spare) {
    if (spare.length <= MAX_KEPT) {
      spares.add(spare);
    }
  }
}
