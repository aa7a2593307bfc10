package io.tracemill.score.agreement;

import java.util.List;
import java.util.Optional;

/**
 * What two raters said of the same cases.
 *
 * @param labels that there are
 * @param counts cases by the first rater's label and then the second's, in the labels' order
 */
public record TwoRaters(List<String> labels, List<List<Integer>> counts) {

  /** Copies both; {@code counts} has to be a square of the labels' size. */
  public TwoRaters {
    labels = List.copyOf(labels);
    counts = counts.stream().map(List::copyOf).toList();
    int size = labels.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("a row and a column for each of " + size + " labels");
    }
  }

  /** How many cases there are. */
  public int n() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** How often both said the same; nothing without a case. */
  public Optional<Proportion> same() {
    int same = 0;
    for (int i = 0; i < labels.size(); i++) {
      same += counts.get(i).get(i);
    }
    return n() == 0 ? Optional.empty() : Optional.of(new Proportion(same, n()));
  }

  /**
   * Cohen's kappa (J. Cohen, Educ. Psychol. Meas. 20, 1960) with the large-sample interval of J.
   * Fleiss, J. Cohen and B. Everitt (Psychol. Bull. 72, 1969, formula 13); nothing where both said
   * one and the same label only.
   */
  public Optional<Agreement> kappa() {
    int n = n();
    int size = labels.size();
    double[] first = new double[size];
    double[] second = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        first[i] += counts.get(i).get(j) / (double) n;
        second[j] += counts.get(i).get(j) / (double) n;
      }
    }
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < size; i++) {
      observed += counts.get(i).get(i) / (double) n;
      expected += first[i] * second[i];
    }
    if (n == 0 || expected >= 1) {
      return Optional.empty();
    }
    double kappa = (observed - expected) / (1 - expected);
    double error = Math.sqrt(Math.max(0, variance(first, second, observed, expected)) / n);
    return Optional.of(new Agreement(kappa, Interval.around(kappa, error, -1, 1), n));
  }

  private double variance(double[] first, double[] second, double observed, double expected) {
    int n = n();
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < first.length; j++) {
        double weight =
            i == j
                ? 1 - expected - (first[i] + second[i]) * (1 - observed)
                : (1 - observed) * (second[i] + first[j]);
        sum += counts.get(i).get(j) / (double) n * weight * weight;
      }
    }
    double rest = observed * expected - 2 * expected + observed;
    double scale = (1 - expected) * (1 - expected);
    return (sum - rest * rest) / (scale * scale);
  }
}
