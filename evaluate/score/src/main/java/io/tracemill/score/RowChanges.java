package io.tracemill.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The rows that got most better, and those that got most worse, by one metric: the largest changes
 * first, equal ones in the order of the second file.
 */
public record RowChanges(String metric, List<RowChange> better, List<RowChange> worse) {

  /** Copies the lists. */
  public RowChanges {
    better = List.copyOf(better);
    worse = List.copyOf(worse);
  }

  /** At most {@code limit} of each; none where a file lacks the metric. */
  public static RowChanges of(String metric, RowScores first, RowScores second, int limit) {
    RowPairs rows = RowPairs.of(first, second);
    Most better = new Most(limit);
    Most worse = new Most(limit);
    ScorePairs.of(metric, first, second, rows)
        .ifPresent(
            scores -> {
              for (int at = 0; at < scores.size(); at++) {
                int change = scores.change(at);
                if (change != 0) {
                  int pair = scores.pair(at);
                  (change > 0 ? better : worse)
                      .take(
                          new RowChange(
                              first.line(rows.first(pair)),
                              second.line(rows.second(pair)),
                              scores.first(at),
                              scores.second(at)));
                }
              }
            });
    return new RowChanges(metric, better.sorted(), worse.sorted());
  }

  /** Keeps the largest changes. */
  private static final class Most {
    private static final Comparator<RowChange> ORDER =
        Comparator.comparingDouble((RowChange row) -> -Math.abs(row.second() - row.first()))
            .thenComparingLong(RowChange::secondLine);

    private final int limit;
    private final PriorityQueue<RowChange> kept = new PriorityQueue<>(ORDER.reversed());

    Most(int limit) {
      this.limit = limit;
    }

    void take(RowChange row) {
      kept.add(row);
      if (kept.size() > limit) {
        kept.poll();
      }
    }

    List<RowChange> sorted() {
      List<RowChange> rows = new ArrayList<>(kept);
      rows.sort(ORDER);
      return rows;
    }
  }
}
