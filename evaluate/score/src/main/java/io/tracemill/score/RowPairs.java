package io.tracemill.score;

import java.util.Arrays;

/**
 * The rows that two files share: prompt and right answer mean the same. Rows that stand there
 * several times are paired one by one, in their order. Pairs are in the order of the second file.
 */
final class RowPairs {
  private static final int NONE = -1;

  private final int[] firsts;
  private final int[] seconds;
  private int size;

  private RowPairs(int most) {
    firsts = new int[most];
    seconds = new int[most];
  }

  /** All pairs of two files. */
  static RowPairs of(RowScores first, RowScores second) {
    RowPairs pairs = new RowPairs(Math.min(first.rows(), second.rows()));
    Waiting waiting = new Waiting(first);
    for (int row = 0; row < second.rows() && pairs.size < pairs.firsts.length; row++) {
      int same = waiting.take(second, row);
      if (same != NONE) {
        pairs.firsts[pairs.size] = same;
        pairs.seconds[pairs.size++] = row;
      }
    }
    return pairs;
  }

  int size() {
    return size;
  }

  /** The first file's row in a pair. */
  int first(int pair) {
    return firsts[pair];
  }

  /** The second file's row in a pair. */
  int second(int pair) {
    return seconds[pair];
  }

  /** Rows without a partner yet, in chains of those with the same last bits of their hashes. */
  private static final class Waiting {
    private final RowScores rows;
    private final int[] heads;
    private final int[] next;

    Waiting(RowScores rows) {
      this.rows = rows;
      heads = new int[Math.max(1, Integer.highestOneBit(Math.max(1, rows.rows())) << 1)];
      next = new int[rows.rows()];
      Arrays.fill(heads, NONE);
      for (int row = rows.rows() - 1; row >= 0; row--) {
        int chain = chain(rows.hash(row));
        next[row] = heads[chain];
        heads[chain] = row;
      }
    }

    private int chain(long hash) {
      return (int) hash & heads.length - 1;
    }

    /** Takes the first row away that is the same as one of another file. */
    int take(RowScores others, int other) {
      int chain = chain(others.hash(other));
      int before = NONE;
      for (int row = heads[chain]; row != NONE; row = next[row]) {
        if (rows.same(row, others, other)) {
          if (before == NONE) {
            heads[chain] = next[row];
          } else {
            next[before] = next[row];
          }
          return row;
        }
        before = row;
      }
      return NONE;
    }
  }
}
