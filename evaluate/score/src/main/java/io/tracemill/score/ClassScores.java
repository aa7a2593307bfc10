package io.tracemill.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well one class is recognised; what would be divided by zero is 0, as in scikit-learn.
 *
 * @param precision of the rows that were given this label, the share for which it is right
 * @param recall of the rows for which it is right, the share that were given it
 * @param f1 harmonic mean of both
 * @param support rows for which it is right
 */
public record ClassScores(double precision, double recall, double f1, int support) {

  /** The scores of each label of a matrix, in its order. */
  static Map<String, ClassScores> of(Confusion matrix) {
    Map<String, ClassScores> scores = new LinkedHashMap<>();
    for (int label = 0; label < matrix.labels().size(); label++) {
      int column = label;
      int support = matrix.counts().get(label).stream().mapToInt(Integer::intValue).sum();
      int given = matrix.counts().stream().mapToInt(row -> row.get(column)).sum();
      int right = matrix.counts().get(label).get(label);
      scores.put(matrix.labels().get(label), of(right, given, support));
    }
    return scores;
  }

  private static ClassScores of(int right, int given, int support) {
    double precision = given == 0 ? 0 : (double) right / given;
    double recall = support == 0 ? 0 : (double) right / support;
    double f1 = right == 0 ? 0 : 2.0 * right / (given + support);
    return new ClassScores(precision, recall, f1, support);
  }

  /** What the platform calls the four numbers. */
  static List<String> names() {
    return List.of("precision", "recall", "f1-score", "support");
  }
}
