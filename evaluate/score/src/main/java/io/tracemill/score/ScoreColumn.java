package io.tracemill.score;

import java.util.Arrays;
import java.util.BitSet;

/** The scores that rows have of one metric, eight bytes each; a row need not have one. */
final class ScoreColumn {
  private final BitSet scored = new BitSet();
  private double[] scores = new double[64];

  void set(int row, double score) {
    if (row >= scores.length) {
      scores = Arrays.copyOf(scores, row + row / 2);
    }
    scores[row] = score;
    scored.set(row);
  }

  boolean has(int row) {
    return scored.get(row);
  }

  /** The score of a row that has one. */
  double of(int row) {
    return scores[row];
  }
}
