package io.tracemill.prepare.learn;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * Values by the hash of a key, of which only those with the smallest hashes are kept: a sample of
 * the keys that does not depend on their order (bottom-k sketches, Cohen and Kaplan 2007). What is
 * kept in the end was kept all the time, so nothing is missing in it. Not for use by several
 * threads.
 */
final class Smallest<V> {
  private final int most;
  private final TreeMap<Long, V> byHash = new TreeMap<>(Long::compareUnsigned);
  private boolean more;

  /** Keeps {@code most} values. */
  Smallest(int most) {
    this.most = most;
  }

  /** The value of a key, which is made where it has none; nothing where it is not kept. */
  Optional<V> at(long hash, Supplier<V> made) {
    V known = byHash.get(hash);
    if (known != null) {
      return Optional.of(known);
    }
    if (byHash.size() >= most) {
      more = true;
      if (Long.compareUnsigned(hash, byHash.lastKey()) > 0) {
        return Optional.empty();
      }
      byHash.pollLastEntry();
    }
    V value = made.get();
    byHash.put(hash, value);
    return Optional.of(value);
  }

  /** Adds what {@code other} keeps; {@code both} makes one of two values of a key. */
  void add(Smallest<V> other, BinaryOperator<V> both) {
    other.byHash.forEach(
        (hash, value) -> {
          if (byHash.containsKey(hash)) {
            byHash.merge(hash, value, both);
          } else {
            at(hash, () -> value);
          }
        });
    more |= other.more;
  }

  /** Whether there were more keys than are kept. */
  boolean more() {
    return more;
  }

  int size() {
    return byHash.size();
  }

  /** The values in the order of their hashes. */
  Collection<V> values() {
    return byHash.values();
  }

  /** A hash of a text by its characters (FNV-1a), mixed as MurmurHash3 does in the end. */
  static long hash(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  /** The bits of {@code hash}, each of which depends on all (fmix64 of MurmurHash3). */
  static long mixed(long hash) {
    long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
