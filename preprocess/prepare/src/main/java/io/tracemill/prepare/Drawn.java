package io.tracemill.prepare;

import java.util.List;
import java.util.TreeMap;

/**
 * The {@value #MOST} of many things that come first in a seeded order; of several of one place the
 * one with the smallest hash. Not for use by several threads.
 */
final class Drawn<T> {
  static final int MOST = 20;

  private final TreeMap<Long, Held<T>> held = new TreeMap<>();

  private record Held<T>(long hash, T thing) {}

  /** Whether a thing is, for now, one of them; of one place and hash the first one is. */
  boolean takes(long place, long hash) {
    Held<T> same = held.get(place);
    if (same != null) {
      return hash < same.hash;
    }
    return held.size() < MOST || place < held.lastKey();
  }

  /** Adds a thing that it takes. */
  void put(long place, long hash, T thing) {
    held.put(place, new Held<>(hash, thing));
    if (held.size() > MOST) {
      held.pollLastEntry();
    }
  }

  /** All that are left. */
  List<T> things() {
    return held.values().stream().map(Held::thing).toList();
  }
}
