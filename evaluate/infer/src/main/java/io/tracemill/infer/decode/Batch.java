package io.tracemill.infer.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The sequences that have a slot; the slots have holes only while sequences are replaced. */
final class Batch {
  private final SlotCache cache;
  private final TreeMap<Integer, Running> bySlot = new TreeMap<>();
  private final List<Running> byAge = new ArrayList<>();

  Batch(SlotCache cache) {
    this.cache = cache;
  }

  int size() {
    return byAge.size();
  }

  /** The sequence in a slot that has one. */
  Running at(int slot) {
    return Objects.requireNonNull(bySlot.get(slot));
  }

  /** Goes over the slots that have a sequence, in order. */
  void forEach(BiConsumer<Integer, Running> each) {
    bySlot.forEach(each);
  }

  /** The positions that the longest needs for its next pass. */
  int neededLength() {
    return byAge.stream().mapToInt(Running::size).max().orElse(0);
  }

  /** The positions that the most demanding would like to have. */
  int wantedLength() {
    return byAge.stream().mapToInt(Running::wantedLength).max().orElse(0);
  }

  /** How long a beginning of {@code waiting} some slot holds or is going to hold. */
  int shared(CachedPrefix waiting) {
    int longest = 0;
    for (int slot = 0; slot < Math.max(cache.slots(), size()); slot++) {
      longest = Math.max(longest, shared(slot, waiting));
    }
    return longest;
  }

  private int shared(int slot, CachedPrefix waiting) {
    Running active = bySlot.get(slot);
    return active == null ? cache.shared(slot, waiting) : active.whole().sharedWith(waiting);
  }

  /** Gives {@code waiting} that free slot of the first {@code slots} which holds most of it. */
  void add(Running waiting, int slots) {
    int best = -1;
    int longest = -1;
    for (int slot = 0; slot < slots; slot++) {
      int shared = bySlot.containsKey(slot) ? -1 : shared(slot, waiting.whole());
      if (shared > longest) {
        longest = shared;
        best = slot;
      }
    }
    waiting.see(0);
    bySlot.put(best, waiting);
    byAge.add(waiting);
  }

  void remove(int slot) {
    byAge.remove(bySlot.remove(slot));
  }

  /** Removes the one that got its slot last. */
  Running removeLast() {
    Running last = byAge.remove(size() - 1);
    bySlot.values().remove(last);
    return last;
  }

  /** Moves sequences from the last slots into the holes before them. */
  void close() {
    while (size() > 0 && bySlot.lastKey() >= size()) {
      int to = 0;
      while (bySlot.containsKey(to)) {
        to++;
      }
      int from = bySlot.lastKey();
      Running sequence = at(from);
      bySlot.remove(from);
      cache.move(from, to, sequence.whole());
      bySlot.put(to, sequence);
    }
  }
}
