package io.tracemill.prepare.screen.relevance;

import java.util.function.Function;

/**
 * How much more often words occur in one group of traces than in another: naive Bayes, each trace
 * judged as if it had been in neither group.
 *
 * <p>Leaving it out is what makes two groups without a real difference look the same, however few
 * they are.
 */
final class WordOdds implements EvidencePass<WordOdds> {
  /** How many traces' worth of "as often as in both together" a word's rates start with. */
  private static final double PRIOR = 3;

  /** The most that a single word says. */
  private static final double MOST_OF_WORD = 3;

  /**
   * The most that all words of a trace say, none of which the job description knows: what it knows
   * has to be able to outweigh them.
   */
  private static final double MOST = 4;

  private final Function<Evidence, Side> sides;
  private final int[][] counts = new int[2][Evidence.WORD_VALUES + 1];
  private final int[] traces = new int[2];

  /** Of groups that have the traces of which {@code sides} says one. */
  WordOdds(Function<Evidence, Side> sides) {
    this.sides = sides;
  }

  @Override
  public void add(Evidence evidence) {
    Side side = sides.apply(evidence);
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

  @Override
  public void merge(WordOdds other) {
    for (int group = 0; group < counts.length; group++) {
      traces[group] += other.traces[group];
      for (int word = 0; word <= Evidence.WORD_VALUES; word++) {
        counts[group][word] += other.counts[group][word];
      }
    }
  }

  /** The logarithm of the odds that a trace, which was counted, is of the first group. */
  double of(Evidence evidence) {
    Side side = sides.apply(evidence);
    int own = side == Side.FOR ? 1 : 0;
    int other = side == Side.AGAINST ? 1 : 0;
    double sum = 0;
    for (int i = 0; i < Evidence.WORDS; i++) {
      int word = evidence.word(i);
      if (word == 0) {
        break;
      }
      sum += of(counts[0][word] - own, traces[0] - own, counts[1][word] - other, traces[1] - other);
    }
    return Math.max(-MOST, Math.min(MOST, sum));
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
    return Math.max(-MOST_OF_WORD, Math.min(MOST_OF_WORD, odds));
  }
}
