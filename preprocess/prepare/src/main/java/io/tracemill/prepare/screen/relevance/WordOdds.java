package io.tracemill.prepare.screen.relevance;

/**
 * How much more often words occur in one group of traces than in another: naive Bayes, each trace
 * judged as if it had been in neither group.
 *
 * <p>Leaving it out is what makes two groups without a real difference look the same, however few
 * they are. Counts are whole numbers, so the order of the traces does not matter.
 */
final class WordOdds {
  /** How many traces' worth of "as often as in both together" a word's rates start with. */
  private static final double PRIOR = 3;

  /** The most that a single word says. */
  private static final double MOST = 3;

  private final int[][] counts = new int[2][Evidence.WORD_VALUES + 1];
  private final int[] traces = new int[2];

  /** Counts a trace into its group, if it has one. */
  void add(Evidence evidence, Side side) {
    if (side == Side.NEITHER) {
      return;
    }
    int group = side == Side.FOR ? 0 : 1;
    traces[group]++;
    for (int i = 0; i < Evidence.WORDS; i++) {
      int word = evidence.word(i);
      if (word == 0) {
        break;
      }
      counts[group][word]++;
    }
  }

  /** The logarithm of the odds that a trace, itself counted in {@code group}, is of the first. */
  double of(Evidence evidence, Side group) {
    int own = group == Side.FOR ? 1 : 0;
    int other = group == Side.AGAINST ? 1 : 0;
    double sum = 0;
    for (int i = 0; i < Evidence.WORDS; i++) {
      int word = evidence.word(i);
      if (word == 0) {
        break;
      }
      sum += of(counts[0][word] - own, traces[0] - own, counts[1][word] - other, traces[1] - other);
    }
    return sum;
  }

  private static double of(int first, int firstOf, int second, int secondOf) {
    if (first + second <= 0 || firstOf <= 0 || secondOf <= 0) {
      return 0;
    }
    double both = (first + second) / (double) (firstOf + secondOf);
    double odds =
        StrictMath.log(
            (first + PRIOR * both)
                / (firstOf + PRIOR)
                * (secondOf + PRIOR)
                / (second + PRIOR * both));
    return Math.max(-MOST, Math.min(MOST, odds));
  }
}
