package io.tracemill.report;

import io.tracemill.score.agreement.SplitMix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws rows where there are more than a page has room for: first some of each kind, so that none
 * is without an example, then any. Which ones, the seed says, and nothing else.
 */
final class RowDraw {
  private static final int OF_EACH_KIND = 5;

  /** A list of so many is scrolled and searched without a wait. */
  private static final int MOST = 25_000;

  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private final long room;

  /**
   * A draw.
   *
   * @param room how many bytes there are
   */
  RowDraw(long seed, long room) {
    this.seed = seed;
    this.room = room;
  }

  /** A number of what stands on {@code line}, which decides in which order it is drawn. */
  static long ticket(long seed, long line) {
    return new SplitMix(seed ^ line * GAMMA).next();
  }

  /** Those that are drawn, in their order. */
  List<MatchedRow> of(List<MatchedRow> rows) {
    long all = rows.stream().mapToLong(row -> row.cost().bytes()).sum();
    if (all <= room && rows.size() <= MOST) {
      return rows;
    }
    Map<Integer, Integer> kinds = new HashMap<>();
    List<MatchedRow> first = new ArrayList<>();
    List<MatchedRow> others = new ArrayList<>();
    for (MatchedRow row : byTicket(rows)) {
      boolean rare = kinds.merge(row.cost().kind(), 1, Integer::sum) <= OF_EACH_KIND;
      (rare ? first : others).add(row);
    }
    first.addAll(others);
    return fitting(first);
  }

  private record Ticket(long number, MatchedRow row) {}

  private List<MatchedRow> byTicket(List<MatchedRow> rows) {
    return rows.stream()
        .map(row -> new Ticket(ticket(seed, row.number()), row))
        .sorted(Comparator.comparingLong(Ticket::number))
        .map(Ticket::row)
        .toList();
  }

  private List<MatchedRow> fitting(List<MatchedRow> wanted) {
    List<MatchedRow> drawn = new ArrayList<>();
    long left = room;
    for (MatchedRow row : wanted) {
      if (drawn.size() < MOST && row.cost().bytes() <= left) {
        drawn.add(row);
        left -= row.cost().bytes();
      }
    }
    drawn.sort(Comparator.comparingInt(MatchedRow::number));
    return drawn;
  }
}
