package io.tracemill.teach.judge;

import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a judge sees beside the prompt and the prediction. */
public enum JudgeMode {
  /** The right answer. */
  WITH_REFERENCE("llm-as-a-judge", "judge"),
  /** Nothing. */
  REFERENCE_FREE("llm-as-a-judge-reference-free", "judge-reference-free");

  private final String metric;
  private final String file;

  JudgeMode(String metric, String file) {
    this.metric = metric;
    this.file = file;
  }

  /** The metric that its verdicts are. */
  public String metric() {
    return metric;
  }

  /** The name of its prompt's file. */
  String file() {
    return file;
  }

  /** Those whose metrics a task is scored by. */
  public static List<JudgeMode> ofTask(Task task) {
    return Metrics.forTask(task).stream().flatMap(metric -> of(metric.key()).stream()).toList();
  }

  /** The one whose metric is {@code key}. */
  public static Optional<JudgeMode> of(String key) {
    return Stream.of(values()).filter(mode -> mode.metric.equals(key)).findFirst();
  }
}
