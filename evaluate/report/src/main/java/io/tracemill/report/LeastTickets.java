package io.tracemill.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Keeps a few of each kind of many: those with the least tickets, in bounded memory. */
final class LeastTickets {
  private final int most;
  private final Map<String, TreeSet<Held>> kinds = new TreeMap<>();

  /**
   * An empty one.
   *
   * @param most how many of each kind
   */
  LeastTickets(int most) {
    this.most = most;
  }

  private record Held(long ticket, long place, byte[] json) {
    static final Comparator<Held> ORDER =
        Comparator.comparingLong(Held::ticket).thenComparingLong(Held::place);
  }

  /** Offers one; {@code json} is asked for only if it is kept for now. */
  void offer(String kind, long ticket, long place, Supplier<byte[]> json) {
    TreeSet<Held> held = kinds.computeIfAbsent(kind, first -> new TreeSet<>(Held.ORDER));
    if (held.size() == most && held.last().ticket() <= ticket) {
      return;
    }
    held.add(new Held(ticket, place, json.get()));
    if (held.size() > most) {
      held.pollLast();
    }
  }

  /**
   * What was kept and fits: of each kind the first one, then of each the second one, and so on.
   *
   * @param room how many bytes there are
   * @return by kind, each in the order of places
   */
  List<byte[]> fitting(long room) {
    Map<String, List<Held>> taken = new TreeMap<>();
    long left = room;
    for (int round = 0; round < most; round++) {
      for (Map.Entry<String, TreeSet<Held>> kind : kinds.entrySet()) {
        List<Held> some = taken.computeIfAbsent(kind.getKey(), first -> new ArrayList<>());
        Held next = kind.getValue().pollFirst();
        if (next != null && next.json().length <= left) {
          left -= next.json().length;
          some.add(next);
        }
      }
    }
    return taken.values().stream()
        .flatMap(some -> some.stream().sorted(Comparator.comparingLong(Held::place)))
        .map(Held::json)
        .toList();
  }
}
