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
 * too many of them or they are too long. Memory is bounded whatever is given.
 */
final class ConfusionCounts {
  private static final int MAX_LABELS = 500;
  private static final int MAX_LENGTH = 256;

  /** Different pairs of labels; a given label that makes one more counts as none of the labels. */
  private static final int MAX_PAIRS = 100_000;

  private boolean labelsOnly = true;
  private int pairs;
  private final Map<String, Given> counts = new HashMap<>();

  /** What was given where one label is right. */
  private static final class Given {
    private final Map<String, Integer> byLabel = new HashMap<>();
    private int noLabel;
  }

  void add(String right, String given) {
    labelsOnly &= right.length() <= MAX_LENGTH && counts.size() <= MAX_LABELS;
    if (labelsOnly) {
      add(counts.computeIfAbsent(right, label -> new Given()), given);
    } else {
      counts.clear();
    }
  }

  private void add(Given row, String label) {
    boolean known = row.byLabel.containsKey(label);
    if (label.length() > MAX_LENGTH || !known && pairs == MAX_PAIRS) {
      row.noLabel++;
      return;
    }
    pairs += known ? 0 : 1;
    row.byLabel.merge(label, 1, Integer::sum);
  }

  /**
   * The matrix, or nothing of answers that are no labels.
   *
   * @param known labels that get a row even if they were never right
   * @param others names of columns of their own, behind the labels
   * @param outside the column, one of {@code others}, of labels that are no row
   */
  Optional<Confusion> matrix(Collection<String> known, List<String> others, String outside) {
    if (!labelsOnly || known.size() > MAX_LABELS) {
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
      matrix.add(row(counts.getOrDefault(row, new Given()), columns, columns.indexOf(outside)));
    }
    return Optional.of(new Confusion(rows, columns, matrix));
  }

  private static List<Integer> row(Given given, List<String> columns, int outside) {
    Integer[] row = new Integer[columns.size()];
    Arrays.fill(row, 0);
    row[outside] = given.noLabel;
    given.byLabel.forEach(
        (label, count) -> {
          int column = columns.indexOf(label);
          row[column < 0 ? outside : column] += count;
        });
    return List.of(row);
  }
}
