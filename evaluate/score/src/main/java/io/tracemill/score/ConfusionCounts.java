package io.tracemill.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Counts pairs of right and given labels; gives up on answers that are no labels, because there are
 * too many of them or they are too long.
 */
final class ConfusionCounts {
  private static final int MAX_LABELS = 500;
  private static final int MAX_LENGTH = 256;

  private boolean labelsOnly = true;
  private final Map<String, Map<String, Integer>> counts = new HashMap<>();

  void add(String right, String given) {
    labelsOnly &= right.length() <= MAX_LENGTH && counts.size() <= MAX_LABELS;
    if (labelsOnly) {
      String kept = given.substring(0, Math.min(given.length(), MAX_LENGTH + 1));
      counts.computeIfAbsent(right, label -> new HashMap<>()).merge(kept, 1, Integer::sum);
    } else {
      counts.clear();
    }
  }

  /**
   * The matrix, or nothing of answers that are no labels.
   *
   * @param known labels that get a row even if they were never right
   * @param others names of columns of their own, behind the labels
   * @param outside the column, one of {@code others}, of labels that are no row
   */
  Optional<Confusion> matrix(Collection<String> known, List<String> others, String outside) {
    if (!labelsOnly) {
      return Optional.empty();
    }
    NavigableSet<String> labels = new TreeSet<>(known);
    labels.addAll(counts.keySet());
    others.forEach(labels::remove);
    List<String> rows = new ArrayList<>(labels);
    others.stream().filter(counts::containsKey).forEach(rows::add);
    List<String> columns = new ArrayList<>(labels);
    columns.addAll(others);
    List<List<Integer>> matrix = new ArrayList<>();
    for (String row : rows) {
      matrix.add(row(counts.getOrDefault(row, Map.of()), columns, columns.indexOf(outside)));
    }
    return Optional.of(new Confusion(rows, columns, matrix));
  }

  private static List<Integer> row(Map<String, Integer> given, List<String> columns, int outside) {
    Integer[] row = new Integer[columns.size()];
    Arrays.fill(row, 0);
    given.forEach(
        (label, count) -> {
          int column = columns.indexOf(label);
          row[column < 0 ? outside : column] += count;
        });
    return List.of(row);
  }
}
