package io.tracemill.score.metric;

import io.tracemill.trace.Task;
import java.util.List;
import java.util.Optional;

/** All metrics, and which of them a task is scored by. */
public final class Metrics {
  private static final Metric ROUGE = new Rouge();
  private static final Metric METEOR = new Meteor();
  private static final Metric BINARY = new Binary();
  private static final Metric ACCURACY = new Accuracy();
  private static final Metric EQUIVALENCE = new ToolCallEquivalence();
  private static final Metric BINARY_CALL = new BinaryToolCall();
  private static final Metric STAGED_CALL = new StagedToolCall();
  private static final Metric JUDGE = new LlmJudge();
  private static final Metric JUDGE_ALONE = new LlmJudgeReferenceFree();

  /** Every metric there is. */
  public static final List<Metric> ALL =
      List.of(
          ROUGE,
          METEOR,
          BINARY,
          ACCURACY,
          EQUIVALENCE,
          BINARY_CALL,
          STAGED_CALL,
          JUDGE,
          JUDGE_ALONE);

  private Metrics() {}

  /** The metrics of a task, in the order of its columns. */
  public static List<Metric> forTask(Task task) {
    if (task == Task.CLASSIFICATION) {
      return List.of(ACCURACY);
    }
    return task.callsTools()
        ? List.of(ROUGE, EQUIVALENCE, BINARY_CALL, STAGED_CALL, JUDGE, JUDGE_ALONE)
        : List.of(ROUGE, METEOR, BINARY, JUDGE, JUDGE_ALONE);
  }

  /** The metric called {@code key}. */
  public static Optional<Metric> named(String key) {
    return ALL.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }
}
