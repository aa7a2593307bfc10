package io.tracemill.score;

/**
 * McNemar's exact test of whether two models are right equally often, from the rows on which one
 * alone is right.
 *
 * <p>Q. McNemar, Psychometrika 12, 1947; the exact form takes the pairs that differ for throws of a
 * fair coin, from both sides: min(1, 2 P(X &le; min(better, worse))), X of Bin(better + worse, 1/2)
 * (A. Agresti, Categorical Data Analysis, 3rd edition, section 11.1.2).
 *
 * @param better rows on which the second alone is right
 * @param worse rows on which the first alone is right
 */
public record McNemar(int better, int worse) {
  /** So many halvings at once keep a product far from both ends of a double's range. */
  private static final int HALVINGS = 512;

  private static final double LARGE = 0x1p512;

  /** Further terms add less than a double can tell. */
  private static final double SMALLEST = 0x1p-60;

  /** Two counts. */
  public McNemar {
    if (better < 0 || worse < 0 || (long) better + worse > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(better + " and " + worse + " are no counts of rows");
    }
  }

  /** How likely a difference like this is where there is none, from 0 to 1. */
  public double p() {
    int n = better + worse;
    int k = Math.min(better, worse);
    return Math.min(1, 2 * term(n, k) * tail(n, k));
  }

  /** P(X = k): a product that is halved on the way whenever it is large. */
  private static double term(int n, int k) {
    double product = 1;
    int halvings = n;
    for (int i = 1; i <= k; i++) {
      product *= (double) (n - k + i) / i;
      if (product > LARGE) {
        product = Math.scalb(product, -HALVINGS);
        halvings -= HALVINGS;
      }
    }
    return Math.scalb(product, -halvings);
  }

  /** P(X &le; k) / P(X = k): each smaller term is a known part of the one before. */
  private static double tail(int n, int k) {
    double sum = 1;
    double term = 1;
    for (int i = k; i > 0 && term > SMALLEST * sum; i--) {
      term *= (double) i / (n - i + 1);
      sum += term;
    }
    return sum;
  }
}
