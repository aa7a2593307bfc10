package io.tracemill.prepare;

import io.tracemill.prepare.split.Selection;
import io.tracemill.prepare.split.Spare;
import io.tracemill.prepare.table.Fate;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses more traces in place of chosen ones that turn out to have no row of their own: the next
 * of the seeded order that have one. A row that several have is the first one's in that order, so
 * that the order of the input does not matter.
 *
 * <p>Traces are only read for it where there are others to choose from.
 */
final class Refill {
  /** Traces that are rehearsed at once. */
  private static final int MOST = 1 << 16;

  private final RowTrial rehearsal;

  Refill(RowTrial rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** Fills the test set and then the training set, as {@code selection} has made them. */
  void fill(Selection selection) throws IOException {
    fill(selection, Fate.TEST);
    fill(selection, Fate.TRAIN);
  }

  private void fill(Selection selection, Fate side) throws IOException {
    int wanted = selection.wanted(side);
    if (wanted == 0 || selection.spare(side).next(wanted, 1).isEmpty()) {
      return;
    }
    Set<Long> seen = new HashSet<>();
    int[] first = selection.chosen(side);
    int tried = first.length;
    int missing = wanted - withRows(first, rehearsal.of(first), seen);
    Spare spare = selection.spare(side);
    while (missing > 0) {
      List<int[]> units = spare.next(missing, enough(missing, tried, wanted - missing));
      if (units.isEmpty()) {
        return;
      }
      int[] all = units.stream().flatMapToInt(Arrays::stream).toArray();
      RowTrial.Rows rows = rehearsal.of(all);
      for (int[] unit : units) {
        int more = unit.length <= missing ? withRows(unit, rows, seen) : 0;
        if (more > 0) {
          selection.replace(unit, side);
          missing -= more;
        }
      }
      tried += all.length;
    }
  }

  /** Twice as many as will do, if those that come have rows as often as those before. */
  private static int enough(int missing, int tried, int found) {
    return (int) Math.min(MOST, 2L * missing * tried / Math.max(1, found));
  }

  /** How many of {@code traces} have a row that was not seen before. */
  private static int withRows(int[] traces, RowTrial.Rows rows, Set<Long> seen) {
    int count = 0;
    for (int trace : traces) {
      boolean any = false;
      for (long row : rows.of(trace)) {
        any |= seen.add(row);
      }
      count += any ? 1 : 0;
    }
    return count;
  }
}
