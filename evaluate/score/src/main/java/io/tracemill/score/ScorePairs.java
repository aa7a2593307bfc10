package io.tracemill.score;

import io.tracemill.score.PairedScores.PairedMetric;
import java.util.Optional;

/** The scores of one metric on the rows that two files share and that have a score in both. */
final class ScorePairs {
  /** Scores that are as near as this are the same; files have them to ten decimals. */
  private static final double SAME = 1e-9;

  private final String key;
  private final double[] first;
  private final double[] second;
  private final int[] pairs;
  private int n;

  private ScorePairs(String key, int most) {
    this.key = key;
    first = new double[most];
    second = new double[most];
    pairs = new int[most];
  }

  /** Those of {@code key}, if both files have scores of it. */
  static Optional<ScorePairs> of(String key, RowScores one, RowScores other, RowPairs rows) {
    Optional<ScoreColumn> left = one.column(key);
    Optional<ScoreColumn> right = other.column(key);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    ScorePairs found = new ScorePairs(key, rows.size());
    for (int pair = 0; pair < rows.size(); pair++) {
      if (left.get().has(rows.first(pair)) && right.get().has(rows.second(pair))) {
        found.first[found.n] = left.get().of(rows.first(pair));
        found.second[found.n] = right.get().of(rows.second(pair));
        found.pairs[found.n++] = pair;
      }
    }
    return Optional.of(found);
  }

  int size() {
    return n;
  }

  double first(int at) {
    return first[at];
  }

  double second(int at) {
    return second[at];
  }

  /** Which of the pairs of rows the scores are of. */
  int pair(int at) {
    return pairs[at];
  }

  /** 1 where the second's score is higher, -1 where it is lower, 0 where they are the same. */
  int change(int at) {
    double difference = second[at] - first[at];
    return Math.abs(difference) <= SAME ? 0 : difference > 0 ? 1 : -1;
  }

  /** What they come to, if there are any. */
  Optional<PairedMetric> metric() {
    double[] differences = new double[n];
    int better = 0;
    int worse = 0;
    boolean binary = true;
    for (int at = 0; at < n; at++) {
      differences[at] = second[at] - first[at];
      better += change(at) > 0 ? 1 : 0;
      worse += change(at) < 0 ? 1 : 0;
      binary &= isBinary(first[at]) && isBinary(second[at]);
    }
    Optional<Estimate> difference = Bootstrap.ofDifferences(differences, n);
    if (difference.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PairedMetric(
            key,
            Bootstrap.of(first, n).orElseThrow(),
            Bootstrap.of(second, n).orElseThrow(),
            difference.get(),
            better,
            worse,
            binary ? Optional.of(new McNemar(better, worse)) : Optional.empty()));
  }

  private static boolean isBinary(double score) {
    return score == 0 || score == 1;
  }
}
