package io.tracemill.infer.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  int reuse(Map<Integer, Running> sequences) {
    if (!settings.sharing()) {
      return 0;
    }
    Map<Integer, Integer> holders = holders(sequences);
    int reused = 0;
    while (!holders.isEmpty()) {
      for (int slot : notNeeded(holders)) {
        reused += cache.reuse(holders.remove(slot), slot, sequences.get(slot).whole());
      }
    }
    return reused;
  }

  /** Of each slot that lacks something which another holds, or its own from before, that one. */
  private Map<Integer, Integer> holders(Map<Integer, Running> sequences) {
    Map<Integer, Integer> holders = new LinkedHashMap<>();
    for (int slot : pending(sequences)) {
      Running sequence = sequences.get(slot);
      Held whole = sequence.whole();
      int holder = cache.holder(slot, whole, sequence.seen());
      if (cache.shared(holder, whole) > cache.computed(slot, whole)) {
        holders.put(slot, holder);
      }
      sequence.see(cache.change());
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
  List<Piece> pieces(Map<Integer, Running> sequences) {
    List<Piece> pieces = new ArrayList<>();
    List<Integer> chosen = new ArrayList<>();
    int left = settings.prefillTokens();
    for (int slot : pending(sequences)) {
      Held sequence = sequences.get(slot).whole();
      if (left > 0 && chosen.stream().noneMatch(by -> waits(slot, by, sequences))) {
        int start = cache.computed(slot, sequence);
        int end = Math.min(sequence.length(), start + left);
        pieces.add(sequence.piece(slot, start, end));
        chosen.add(slot);
        left -= end - start;
      }
    }
    pieces.sort(Comparator.comparing(Piece::slot));
    return pieces;
  }

  /** Whether the sequence in {@code slot} can soon copy from the one in {@code by}. */
  private boolean waits(int slot, int by, Map<Integer, Running> sequences) {
    Held sequence = sequences.get(slot).whole();
    int shared = sequences.get(by).whole().sharedWith(sequence);
    return settings.sharing() && shared - cache.computed(slot, sequence) >= WORTH_WAITING;
  }

  private List<Integer> pending(Map<Integer, Running> sequences) {
    return sequences.keySet().stream()
        .filter(slot -> missing(slot, sequences) > 1)
        .sorted(Comparator.comparing(slot -> -missing(slot, sequences)))
        .toList();
  }

  private int missing(int slot, Map<Integer, Running> sequences) {
    Held sequence = sequences.get(slot).whole();
    return sequence.length() - cache.computed(slot, sequence);
  }
}
