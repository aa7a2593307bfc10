package io.tracemill.pipeline;

import io.tracemill.score.Scoring;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How predictions are to be scored.
 *
 * @param task empty where it is to be guessed
 * @param job what arguments default to and which classes there are
 * @param metrics empty for all of the task
 */
public record ScoreSettings(
    Optional<Task> task, Optional<JobDescription> job, List<Metric> metrics) {

  /** Copies the metrics. */
  public ScoreSettings {
    metrics = List.copyOf(metrics);
  }

  /** Begins to score for {@code chosen}. */
  Scoring scoring(Task chosen) {
    return new Scoring(
        chosen,
        job.map(JobDescription::tools).orElse(List.of()),
        job.map(description -> description.classes().keySet()).orElse(Set.of()),
        metrics.isEmpty() ? Metrics.forTask(chosen) : metrics);
  }
}
