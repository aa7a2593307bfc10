package io.tracemill.ask.journal;

/**
 * Where in a file the line of each key begins and how long it is: 28 bytes a key and some room, for
 * a journal may hold millions. Not for several threads.
 */
final class KeyIndex {
  private static final int FIRST = 1 << 10;

  private long[] highs = new long[FIRST];
  private long[] lows = new long[FIRST];

  /** Offsets plus one; 0 is a free place. */
  private long[] starts = new long[FIRST];

  private int[] lengths = new int[FIRST];
  private int size;

  /** How many keys there are. */
  int size() {
    return size;
  }

  /** Adds a key, or gives a known one another line. */
  void put(RequestKey key, long offset, int length) {
    if (2 * size >= starts.length) {
      grow();
    }
    int place = place(key.high(), key.low());
    size += starts[place] == 0 ? 1 : 0;
    set(place, key.high(), key.low(), offset + 1, length);
  }

  /** The place of a key that is known, or -1. */
  int find(RequestKey key) {
    int place = place(key.high(), key.low());
    return starts[place] == 0 ? -1 : place;
  }

  long offset(int place) {
    return starts[place] - 1;
  }

  int length(int place) {
    return lengths[place];
  }

  private void set(int place, long high, long low, long start, int length) {
    highs[place] = high;
    lows[place] = low;
    starts[place] = start;
    lengths[place] = length;
  }

  /** Where the key is, or the free place for it; keys are hashes, so that any bits of them do. */
  private int place(long high, long low) {
    int mask = starts.length - 1;
    int place = (int) high & mask;
    while (starts[place] != 0 && (highs[place] != high || lows[place] != low)) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldHighs = highs;
    long[] oldLows = lows;
    long[] oldStarts = starts;
    int[] oldLengths = lengths;
    highs = new long[2 * oldStarts.length];
    lows = new long[highs.length];
    starts = new long[highs.length];
    lengths = new int[highs.length];
    for (int old = 0; old < oldStarts.length; old++) {
      if (oldStarts[old] != 0) {
        int place = place(oldHighs[old], oldLows[old]);
        set(place, oldHighs[old], oldLows[old], oldStarts[old], oldLengths[old]);
      }
    }
  }
}
