package io.tracemill.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the word that was probably meant.
 *
 * <p>By the optimal string alignment distance (Damerau-Levenshtein without a second edit of the
 * same letters), ignoring case; more than a third of the letters wrong is no likeness.
 */
public final class Nearest {
  private Nearest() {}

  /** The one of {@code known} that is most like {@code word}, if one is. */
  public static Optional<String> to(String word, Collection<String> known) {
    Optional<String> nearest = Optional.empty();
    int best = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      boolean near = Math.abs(word.length() - candidate.length()) < best;
      int distance = near ? distance(word, candidate) : best;
      if (distance < best) {
        best = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** The question to add to a message, or nothing. */
  public static String question(String word, Collection<String> known) {
    return to(word, known).map(nearest -> "; did you mean " + nearest + "?").orElse("");
  }

  /** How many letters differ, or stand in each other's place. */
  public static int distance(String one, String two) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = two.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] cost, int i, int j) {
    char last = a.charAt(i - 1);
    int changed = cost[i - 1][j - 1] + (last == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && last == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
