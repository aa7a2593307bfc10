package io.tracemill.score;

import java.util.List;

/**
 * How often each right label was answered by each label.
 *
 * @param labels the right labels, sorted: the rows
 * @param columns the labels, and behind them what else was answered, in parentheses
 * @param counts by row and column
 */
public record Confusion(List<String> labels, List<String> columns, List<List<Integer>> counts) {

  /** Keeps copies. */
  public Confusion {
    labels = List.copyOf(labels);
    columns = List.copyOf(columns);
    counts = counts.stream().map(List::copyOf).toList();
  }
}
