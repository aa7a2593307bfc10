package io.tracemill.score.agreement;

/** An estimate of a share and its variance. */
record Normal(double mean, double variance) {

  /** Of {@code count} of {@code n}, adjusted (A. Agresti, B. Coull, Am. Stat. 52, 1998). */
  static Normal of(int count, int n) {
    return of(count, n, Interval.NORMAL * Interval.NORMAL);
  }

  /** With {@code added} cases, half of which are so. */
  static Normal of(int count, int n, double added) {
    double mean = (count + added / 2) / (n + added);
    return new Normal(mean, mean * (1 - mean) / (n + added));
  }

  Normal times(double factor) {
    return new Normal(mean * factor, variance * factor * factor);
  }

  Normal plus(Normal independent) {
    return new Normal(mean + independent.mean, variance + independent.variance);
  }

  Interval interval() {
    return Interval.around(mean, Math.sqrt(variance), 0, 1);
  }
}
