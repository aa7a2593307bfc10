package io.tracemill.infer.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * A decoder, and which tokens its slots hold.
 *
 * <p>Whoever uses a decoder through one of these does so through this one alone, so that a later
 * run finds the beginnings that an earlier one left. Who opened the decoder closes it.
 */
public final class SlotCache {
  private final Decoder decoder;
  private final long positions;
  private final List<CachedPrefix> slots = new ArrayList<>();
  private final List<Long> changes = new ArrayList<>();
  private long change;

  /** Takes over the use of {@code decoder}; what it holds now is forgotten. */
  public SlotCache(Decoder decoder) {
    this.decoder = decoder;
    this.positions = decoder.positions();
  }

  Decoder decoder() {
    return decoder;
  }

  long positions() {
    return positions;
  }

  /** How many tokens a sequence can have. */
  int limit() {
    return (int) Math.min(decoder.context(), positions);
  }

  /** How many slots hold something, perhaps. */
  int slots() {
    return slots.size();
  }

  void resize(CacheShape shape) throws OutOfRoomException {
    CacheShape before = decoder.shape();
    if (shape.equals(before)) {
      return;
    }
    try {
      decoder.resize(shape);
    } catch (OutOfRoomException e) {
      trim(decoder.shape().equals(before) ? shape : CacheShape.NONE);
      throw e;
    }
    trim(shape);
  }

  /** Forgets what is not in {@code shape}. */
  private void trim(CacheShape shape) {
    while (slots.size() > shape.slots()) {
      slots.remove(slots.size() - 1);
      changes.remove(changes.size() - 1);
    }
    slots.replaceAll(held -> held.first(Math.min(held.length(), shape.length())));
  }

  CachedPrefix held(int slot) {
    return slot < slots.size() ? slots.get(slot) : CachedPrefix.NOTHING;
  }

  void hold(int slot, CachedPrefix held) {
    while (slots.size() <= slot) {
      slots.add(CachedPrefix.NOTHING);
      changes.add(change);
    }
    slots.set(slot, held);
    changes.set(slot, ++change);
  }

  /** The number of the last change of any slot. */
  long change() {
    return change;
  }

  /** How many tokens of a sequence its slot holds. */
  int computed(int slot, CachedPrefix sequence) {
    CachedPrefix held = held(slot);
    return held.tokens() == sequence.tokens() ? held.length() : 0;
  }

  /** How many tokens of a sequence a slot holds, but for its last, which has to be computed. */
  int shared(int slot, CachedPrefix sequence) {
    return held(slot).sharedWith(sequence);
  }

  /**
   * The slot that holds the longest beginning of a sequence, of its own and those changed after
   * {@code since}; if several do, its own.
   */
  int holder(int slot, CachedPrefix sequence, long since) {
    int holder = slot;
    int longest = shared(slot, sequence);
    for (int other = 0; other < slots.size(); other++) {
      int shared = changes.get(other) > since ? shared(other, sequence) : 0;
      if (shared > longest) {
        longest = shared;
        holder = other;
      }
    }
    return holder;
  }

  /**
   * Brings the beginning of a sequence that {@code holder} has into the sequence's own slot.
   *
   * @return how many tokens need not be computed now
   */
  int reuse(int holder, int slot, CachedPrefix sequence) {
    int computed = computed(slot, sequence);
    int shared = shared(holder, sequence);
    if (shared <= computed) {
      return 0;
    }
    if (holder != slot) {
      decoder.copy(holder, slot, shared);
    }
    hold(slot, sequence.first(shared));
    return shared - computed;
  }

  /** Moves a running sequence to another slot; its own keeps what it holds. */
  void move(int from, int to, CachedPrefix sequence) {
    int length = computed(from, sequence);
    if (length > 0) {
      decoder.copy(from, to, length);
      hold(to, held(from));
    }
  }
}
