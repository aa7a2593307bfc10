package io.tracemill.prepare.screen.relevance;

import java.util.Arrays;

/**
 * How many of their words traces share with the job description, as a mixture of two rates: that of
 * the traces it describes, and that of the others.
 *
 * <p>Fitted by expectation maximization to a table of counts, so that the order of the traces does
 * not matter. Traces whose side is known from elsewhere stay on it.
 */
// A cell is a row and a column in one number: the quotient is the row.
@SuppressWarnings("NarrowCalculation")
final class DescribedRates {
  private static final int HITS = Evidence.MOST + 1;
  private static final int WORDS = Evidence.MOST + 1;

  /** Rates hardly move after half as many. */
  private static final int ROUNDS = 40;

  /** Both rates as multiples of the overall one, and the share of described traces. */
  private static final double[][] STARTS = {{1.5, 0.5, 0.5}, {3, 0.5, 0.2}, {1.2, 0.2, 0.85}};

  /** Words in a conversation come in bunches: each counts as half an observation. */
  private static final double BUNCHED = 0.5;

  /** The most that the share of described traces says of one of them. */
  private static final double MOST_OF_PRIOR = 1.5;

  /** Keeps rates from 0; in words a trace. */
  private static final double PRIOR = 0.5;

  private final long[][] traces = new long[Side.values().length][HITS * WORDS];

  /** The cells that have a trace, in order. */
  private int[] cells = new int[0];

  private double inside;
  private double outside;
  private double described;
  private double mass;

  /** Counts a trace with {@code hits} words of the job description among {@code words}. */
  void add(int hits, int words, Side side) {
    traces[side.ordinal()][Math.min(hits, HITS - 1) * WORDS + words]++;
  }

  /** Finds the two rates: the likeliest of what several beginnings lead to. */
  void fit() {
    cells = filled();
    double overall = overall();
    double best = Double.NEGATIVE_INFINITY;
    double[] found = {overall, overall, 0.5};
    for (double[] start : STARTS) {
      inside = overall * start[0];
      outside = overall * start[1];
      described = start[2];
      double likelihood = 0;
      for (int round = 0; round < ROUNDS; round++) {
        likelihood = improve();
      }
      if (likelihood > best) {
        best = likelihood;
        found = new double[] {inside, outside, described};
      }
    }
    inside = found[0];
    outside = found[1];
    described = found[2];
    improve();
  }

  private int[] filled() {
    int[] filled = new int[HITS * WORDS];
    int size = 0;
    for (int cell = 0; cell < HITS * WORDS; cell++) {
      boolean any = false;
      for (long[] side : traces) {
        any |= side[cell] > 0;
      }
      filled[size] = cell;
      size += any ? 1 : 0;
    }
    return Arrays.copyOf(filled, size);
  }

  private double overall() {
    Sums all = new Sums();
    for (long[] side : traces) {
      for (int cell : cells) {
        all.add((double) side[cell], cell);
      }
    }
    return all.rate();
  }

  /** One round of expectation maximization; returns the likelihood before it. */
  private double improve() {
    Sums in = new Sums();
    Sums out = new Sums();
    double likelihood = 0;
    double logInside = StrictMath.log(inside);
    double logOutside = StrictMath.log(outside);
    for (int cell : cells) {
      long free = traces[Side.NEITHER.ordinal()][cell];
      double share = 0;
      if (free > 0) {
        double a = (cell / WORDS) * logInside - (cell % WORDS) * inside + StrictMath.log(described);
        double b =
            (cell / WORDS) * logOutside - (cell % WORDS) * outside + StrictMath.log(1 - described);
        double most = Math.max(a, b);
        double both = StrictMath.exp(a - most) + StrictMath.exp(b - most);
        share = free * StrictMath.exp(a - most) / both;
        likelihood += free * (most + StrictMath.log(both));
      }
      in.add(traces[Side.FOR.ordinal()][cell] + share, cell);
      out.add(traces[Side.AGAINST.ordinal()][cell] + free - share, cell);
    }
    inside = in.rate();
    outside = Math.min(inside, out.rate());
    described = (in.traces + 1) / (in.traces + out.traces + 2);
    mass = Math.min(in.traces, out.traces);
    return likelihood;
  }

  /** The logarithm of the odds that a trace is described. */
  double odds(int hits, int words) {
    double ratio = StrictMath.log(inside / outside);
    return BUNCHED * (hits * ratio - words * (inside - outside));
  }

  /** The logarithm of the odds that any trace is described. */
  double prior() {
    double odds = StrictMath.log(described / (1 - described));
    return Math.max(-MOST_OF_PRIOR, Math.min(MOST_OF_PRIOR, odds));
  }

  /** How many times as often described traces use described words. */
  double ratio() {
    return inside / outside;
  }

  double inside() {
    return inside;
  }

  double outside() {
    return outside;
  }

  /** How many traces the smaller side has. */
  double smaller() {
    return mass;
  }

  private static final class Sums {
    private double traces;
    private double hits;
    private double words;

    void add(double weight, int cell) {
      traces += weight;
      hits += weight * (cell / WORDS);
      words += weight * (cell % WORDS);
    }

    double rate() {
      return (hits + PRIOR) / (words + 10 * PRIOR);
    }
  }
}
