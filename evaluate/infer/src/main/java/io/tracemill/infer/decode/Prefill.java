package io.tracemill.infer.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which tokens of prompts the next pass computes: the longest rest first, so that others find what
 * they share with it.
 */
final class Prefill {
  /** Fewer shared tokens are not worth a pass of waiting for another to compute them. */
  private static final int WORTH_WAITING = 16;

  private final SlotCache cache;
  private final SchedulerSettings settings;

  Prefill(SlotCache cache, SchedulerSettings settings) {
    this.cache = cache;
    this.settings = settings;
  }

  /**
   * Copies what slots hold already, out of each slot before something else is copied into it.
   *
   * @return how many tokens need not be computed now
   */
  int reuse(Batch active) {
    if (!settings.sharing()) {
      return 0;
    }
    Map<Integer, Integer> holders = holders(active);
    int reused = 0;
    while (!holders.isEmpty()) {
      for (int slot : notNeeded(holders)) {
        int holder = Objects.requireNonNull(holders.remove(slot));
        reused += cache.reuse(holder, slot, active.at(slot).whole());
      }
    }
    return reused;
  }

  /** Of each slot that lacks something which another holds, or its own from before, that one. */
  private Map<Integer, Integer> holders(Batch active) {
    Map<Integer, Integer> holders = new LinkedHashMap<>();
    for (Pending each : pending(active)) {
      int holder = cache.holder(each.slot, each.whole, each.sequence.seen());
      if (cache.shared(holder, each.whole) > each.computed) {
        holders.put(each.slot, holder);
      }
      each.sequence.see(cache.change());
    }
    return holders;
  }

  /** The slots that hold nothing for others; some slot if they all do. */
  private static List<Integer> notNeeded(Map<Integer, Integer> holders) {
    Set<Integer> needed = new HashSet<>();
    holders.forEach((slot, holder) -> needed.add(holder.equals(slot) ? -1 : holder));
    List<Integer> free = holders.keySet().stream().filter(slot -> !needed.contains(slot)).toList();
    return free.isEmpty() ? List.of(holders.keySet().iterator().next()) : free;
  }

  /** The pieces, by slot; none if no sequence lacks more than its last token. */
  List<Piece> pieces(Batch active) {
    List<Piece> pieces = new ArrayList<>();
    List<Pending> chosen = new ArrayList<>();
    int left = settings.prefillTokens();
    for (Pending each : pending(active)) {
      if (left == 0) {
        break;
      }
      if (chosen.stream().noneMatch(each::canWaitFor)) {
        int end = Math.min(each.whole.length(), each.computed + left);
        pieces.add(each.whole.piece(each.slot, each.computed, end));
        left -= end - each.computed;
        if (settings.sharing()) {
          chosen.add(each);
        }
      }
    }
    pieces.sort(Comparator.comparingInt(Piece::slot));
    return pieces;
  }

  /** Those that lack more than their last token; the one that lacks most first. */
  private List<Pending> pending(Batch active) {
    List<Pending> pending = new ArrayList<>();
    active.forEach(
        (slot, sequence) -> {
          CachedPrefix whole = sequence.whole();
          int computed = cache.computed(slot, whole);
          if (whole.length() - computed > 1) {
            pending.add(new Pending(slot, sequence, whole, computed));
          }
        });
    pending.sort(Comparator.comparingInt(Pending::missing).reversed());
    return pending;
  }

  private record Pending(int slot, Running sequence, CachedPrefix whole, int computed) {
    int missing() {
      return whole.length() - computed;
    }

    /** Whether what {@code chosen} computes now is worth copying later. */
    boolean canWaitFor(Pending chosen) {
      return chosen.whole.sharedWith(whole) - computed >= WORTH_WAITING;
    }
  }
}
