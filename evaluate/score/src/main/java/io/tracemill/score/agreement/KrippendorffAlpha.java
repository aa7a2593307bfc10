package io.tracemill.score.agreement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Krippendorff's alpha of any number of coders, nominal, with missing values (K. Krippendorff,
 * Computing Krippendorff's Alpha-Reliability, 2011, part C): takes unit after unit, and keeps four
 * bytes a value. Not for use by several threads.
 *
 * <p>Its interval is the percentile bootstrap over units, which are drawn with all their values, so
 * that it holds though the values of a unit depend on one another; above {@value #MANY} units the
 * normal interval of the same (B. Efron, The Jackknife, the Bootstrap and Other Resampling Plans,
 * 1982, chapter 6: the infinitesimal jackknife), which the other one then equals.
 */
public final class KrippendorffAlpha {
  /** No value. */
  public static final int MISSING = -1;

  private static final int MANY = 5_000;

  private final Map<Integer, Integer> dense = new HashMap<>();
  private int[] values = new int[64];
  private int[] ends = new int[16];
  private int units;

  /**
   * Takes a unit.
   *
   * @param unit a value for each coder, or {@link #MISSING}; the same numbers are the same values
   *     in all units
   */
  public void add(int[] unit) {
    int start = end(units);
    int end = start;
    values = room(values, start + unit.length);
    for (int value : unit) {
      if (value != MISSING) {
        values[end++] = dense.computeIfAbsent(value, other -> dense.size());
      }
    }
    if (end - start > 1) {
      ends = room(ends, units + 1);
      ends[units++] = end;
    }
  }

  private static int[] room(int[] array, int size) {
    return size <= array.length ? array : Arrays.copyOf(array, Math.max(size, 2 * array.length));
  }

  /** Where the values before unit {@code unit} end. */
  private int end(int unit) {
    return unit == 0 ? 0 : ends[unit - 1];
  }

  /** How many units have the values of two coders or more; the others say nothing. */
  public int units() {
    return units;
  }

  /** The alpha of the units up to now; nothing where no unit says anything, or all say the same. */
  public Optional<Agreement> estimate() {
    Sums all = new Sums();
    for (int unit = 0; unit < units; unit++) {
      all.add(unit);
    }
    return all.alpha()
        .map(alpha -> new Agreement(alpha, units > MANY ? normal(all, alpha) : resampled(), units));
  }

  private Interval resampled() {
    double[] alphas = new double[Interval.RESAMPLES];
    SplitMix random = new SplitMix(Interval.SEED);
    Sums sums = new Sums();
    int n = 0;
    for (int resample = 0; resample < Interval.RESAMPLES; resample++) {
      sums.clear();
      for (int i = 0; i < units; i++) {
        sums.add(random.below(units));
      }
      Optional<Double> alpha = sums.alpha();
      if (alpha.isPresent()) {
        alphas[n++] = alpha.get();
      }
    }
    return Interval.ofResamples(alphas, n);
  }

  private Interval normal(Sums all, double alpha) {
    double squares = 0;
    double pairs = all.pairs();
    for (int unit = 0; unit < units; unit++) {
      double influence = all.influence(unit, pairs);
      squares += influence * influence;
    }
    return Interval.around(alpha, Math.sqrt(squares), -1, 1);
  }

  /** What alpha is made of, over some units. */
  private final class Sums {
    private final long[] counts = new long[dense.size()];
    private final int[] own = new int[dense.size()];
    private double disagreement;
    private long n;

    void clear() {
      Arrays.fill(counts, 0);
      disagreement = 0;
      n = 0;
    }

    void add(int unit) {
      for (int at = end(unit); at < ends[unit]; at++) {
        counts[values[at]]++;
      }
      n += ends[unit] - end(unit);
      disagreement += disagreement(unit);
    }

    /** Ordered pairs of different values over one less than the unit's values. */
    private double disagreement(int unit) {
      int length = ends[unit] - end(unit);
      long same = 0;
      for (int at = end(unit); at < ends[unit]; at++) {
        same += 2L * own[values[at]]++ + 1;
      }
      for (int at = end(unit); at < ends[unit]; at++) {
        own[values[at]] = 0;
      }
      return ((double) length * length - same) / (length - 1);
    }

    /** Ordered pairs of different values among all. */
    private double pairs() {
      double same = 0;
      for (long count : counts) {
        same += (double) count * count;
      }
      return (double) n * n - same;
    }

    Optional<Double> alpha() {
      double pairs = pairs();
      return pairs == 0 ? Optional.empty() : Optional.of(1 - (n - 1) * disagreement / pairs);
    }

    /** How alpha changes with the weight of a unit: its derivative. */
    double influence(int unit, double pairs) {
      int length = ends[unit] - end(unit);
      double others = 0;
      for (int at = end(unit); at < ends[unit]; at++) {
        others += n - counts[values[at]];
      }
      return ((n - 1) * disagreement * 2 * others / pairs
              - length * disagreement
              - (n - 1) * disagreement(unit))
          / pairs;
    }
  }
}
