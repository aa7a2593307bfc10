package io.tracemill.score;

import io.tracemill.trace.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scores of all rows in few numbers.
 *
 * @param rows how many rows there were
 * @param metrics in the order of the task's list
 * @param classes by label, sorted; empty where the task is no classification or the answers are too
 *     many or too long to be labels
 * @param confusion of labels, or of tool names; empty for texts and as classes are
 * @param notes without which the scores would be misread
 */
public record Summary(
    int rows,
    Task task,
    List<MetricSummary> metrics,
    Map<String, ClassScores> classes,
    Optional<Confusion> confusion,
    List<Note> notes) {

  /** Keeps copies. */
  public Summary {
    metrics = List.copyOf(metrics);
    notes = List.copyOf(notes);
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
  }

  /** The summary of one metric, if it was computed. */
  public Optional<MetricSummary> metric(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }
}
