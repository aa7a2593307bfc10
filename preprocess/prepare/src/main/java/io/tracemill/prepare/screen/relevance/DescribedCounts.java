package io.tracemill.prepare.screen.relevance;

import java.util.Arrays;

/**
 * How many traces have how many words, and how many of those are the job description's.
 *
 * <p>Traces whose side is known from elsewhere stay on it when rates are fitted to them.
 */
final class DescribedCounts implements EvidencePass<DescribedCounts> {
  private static final int HITS = Evidence.MOST + 1;
  private static final int WORDS = Evidence.MOST + 1;

  /** Rates hardly move after half as many. */
  private static final int ROUNDS = 40;

  /**
   * Both rates as multiples of the overall one, and the share of described traces: expectation
   * maximization finds the nearest likely mixture, so it begins with one of even parts, one with
   * few described traces and one with many.
   */
  private static final double[][] STARTS = {{1.5, 0.5, 0.5}, {3, 0.5, 0.2}, {1.2, 0.2, 0.85}};

  /** Keeps rates from 0; in words a trace. */
  private static final double PRIOR = 0.5;

  private final Structure structure;

  /** By side; a cell is a number of hits and a number of words. */
  private final long[][] traces = new long[Side.values().length][HITS * WORDS];

  DescribedCounts(Structure structure) {
    this.structure = structure;
  }

  @Override
  public void add(Evidence evidence) {
    int cell = evidence.count(Count.DESCRIBED_WEIGHT) * WORDS + evidence.count(Count.CONTENT_WORDS);
    traces[structure.side(evidence).ordinal()][cell]++;
  }

  @Override
  public void merge(DescribedCounts other) {
    for (int side = 0; side < traces.length; side++) {
      for (int cell = 0; cell < HITS * WORDS; cell++) {
        traces[side][cell] += other.traces[side][cell];
      }
    }
  }

  private static int hits(int cell) {
    return cell / WORDS;
  }

  private static int words(int cell) {
    return cell % WORDS;
  }

  /** Finds the two rates: the likeliest of what several beginnings lead to. */
  DescribedRates fit() {
    int[] cells = filled();
    double overall = overall(cells);
    Fit best = new Fit(new DescribedRates(overall, overall, 0.5, 0), Double.NEGATIVE_INFINITY);
    for (double[] start : STARTS) {
      DescribedRates begin =
          new DescribedRates(overall * start[0], overall * start[1], start[2], 0);
      Fit fit = new Fit(begin, 0);
      for (int round = 0; round < ROUNDS; round++) {
        fit = improve(fit.rates, cells);
      }
      best = fit.likelihood > best.likelihood ? fit : best;
    }
    return improve(best.rates, cells).rates;
  }

  /**
   * Rates that were improved.
   *
   * @param likelihood of those before, as a logarithm
   */
  private record Fit(DescribedRates rates, double likelihood) {}

  /** The cells that have a trace, in order. */
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

  private double overall(int[] cells) {
    Sums all = new Sums();
    for (long[] side : traces) {
      for (int cell : cells) {
        all.add((double) side[cell], cell);
      }
    }
    return all.rate();
  }

  /** One round of expectation maximization (Dempster, Laird, Rubin 1977). */
  private Fit improve(DescribedRates rates, int[] cells) {
    Sums in = new Sums();
    Sums out = new Sums();
    double likelihood = 0;
    double logInside = StrictMath.log(rates.inside());
    double logOutside = StrictMath.log(rates.outside());
    double logDescribed = StrictMath.log(rates.described());
    double logOther = StrictMath.log(1 - rates.described());
    for (int cell : cells) {
      long free = traces[Side.NEITHER.ordinal()][cell];
      double share = 0;
      if (free > 0) {
        double a = hits(cell) * logInside - words(cell) * rates.inside() + logDescribed;
        double b = hits(cell) * logOutside - words(cell) * rates.outside() + logOther;
        double most = Math.max(a, b);
        double both = StrictMath.exp(a - most) + StrictMath.exp(b - most);
        share = free * StrictMath.exp(a - most) / both;
        likelihood += free * (most + StrictMath.log(both));
      }
      in.add(traces[Side.FOR.ordinal()][cell] + share, cell);
      out.add(traces[Side.AGAINST.ordinal()][cell] + free - share, cell);
    }
    double inside = in.rate();
    double described = (in.traces + 1) / (in.traces + out.traces + 2);
    double outside = Math.min(inside, out.rate());
    double smaller = Math.min(in.traces, out.traces);
    return new Fit(new DescribedRates(inside, outside, described, smaller), likelihood);
  }

  private static final class Sums {
    private double traces;
    private double hits;
    private double words;

    void add(double weight, int cell) {
      traces += weight;
      hits += weight * hits(cell);
      words += weight * words(cell);
    }

    double rate() {
      return (hits + PRIOR) / (words + 10 * PRIOR);
    }
  }
}
