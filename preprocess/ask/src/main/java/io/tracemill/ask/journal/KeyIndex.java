package io.tracemill.ask.journal;

/**
 * Where in a file the line of each key begins and how long it is: 32 bytes a key and some room, for
 * a journal may hold millions, side by side, for a look at a key is a miss of the cache. Not for
 * several threads.
 */
final class KeyIndex {
  /** Longs of a key: its two halves, the offset of its line plus one, and the line's length. */
  private static final int WIDTH = 4;

  private static final int START = 2;
  private static final int LENGTH = 3;
  private static final int FIRST = 1 << 10;

  /** A start of 0 is a free place. */
  private long[] places = new long[FIRST * WIDTH];

  private int size;

  /** How many keys there are. */
  int size() {
    return size;
  }

  /** Adds a key, or gives a known one another line. */
  void put(RequestKey key, long offset, int length) {
    if (2L * size * WIDTH >= places.length) {
      grow();
    }
    int place = place(key.high(), key.low());
    size += places[place + START] == 0 ? 1 : 0;
    set(place, key.high(), key.low(), offset + 1);
    places[place + LENGTH] = length;
  }

  /** The place of a key that is known, or -1. */
  int find(RequestKey key) {
    int place = place(key.high(), key.low());
    return places[place + START] == 0 ? -1 : place;
  }

  long offset(int place) {
    return places[place + START] - 1;
  }

  int length(int place) {
    return (int) places[place + LENGTH];
  }

  private void set(int place, long high, long low, long start) {
    places[place] = high;
    places[place + 1] = low;
    places[place + START] = start;
  }

  /** Where the key is, or the free place for it; keys are hashes, so that any bits of them do. */
  private int place(long high, long low) {
    int mask = places.length / WIDTH - 1;
    int place = (int) high & mask;
    while (places[place * WIDTH + START] != 0
        && (places[place * WIDTH] != high || places[place * WIDTH + 1] != low)) {
      place = place + 1 & mask;
    }
    return place * WIDTH;
  }

  private void grow() {
    long[] old = places;
    places = new long[2 * old.length];
    for (int from = 0; from < old.length; from += WIDTH) {
      if (old[from + START] != 0) {
        int place = place(old[from], old[from + 1]);
        set(place, old[from], old[from + 1], old[from + START]);
        places[place + LENGTH] = old[from + LENGTH];
      }
    }
  }
}
