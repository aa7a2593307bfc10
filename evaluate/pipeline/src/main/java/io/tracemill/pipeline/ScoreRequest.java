package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predictions to be scored.
 *
 * @param task empty where it is to be guessed
 * @param job a job description, which says what arguments default to and which classes there are
 * @param metrics empty for all of the task
 * @param judge who gives the verdicts, if anybody
 * @param out where rows go with their scores
 * @param force whether {@code out} may be the predictions' file
 * @param strict whether every line has to be a row
 */
public record ScoreRequest(
    Input predictions,
    Optional<Task> task,
    Optional<Path> job,
    List<Metric> metrics,
    Optional<JudgeRequest> judge,
    Sink out,
    boolean force,
    boolean strict) {

  /** Copies the metrics. */
  public ScoreRequest {
    metrics = List.copyOf(metrics);
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static ScoreRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    ScoreRequest request =
        new ScoreRequest(
            Input.of(values.text("predictions").orElse("-")),
            values.task("task"),
            values.path("job-description"),
            metrics(values),
            JudgeRequest.read(values),
            values.text("out").map(Sink::of).orElseGet(Sink.Nowhere::new),
            values.has("force"),
            values.has("strict"));
    values.problems().throwIfAny();
    return request;
  }

  private static List<Metric> metrics(RequestValues values) {
    List<Metric> metrics = new ArrayList<>();
    for (String name : values.texts("metrics")) {
      Optional<Metric> metric = Metrics.named(name);
      metric.ifPresent(metrics::add);
      if (metric.isEmpty()) {
        String known = Metrics.ALL.stream().map(Metric::key).toList().toString();
        values.problems().use("metrics", "expected some of " + known + " but found " + name);
      }
    }
    return metrics;
  }

  /** What the rows of a task are scored by. */
  List<Metric> metricsOf(Task known) {
    return metrics.isEmpty() ? Metrics.forTask(known) : metrics;
  }

  /** The same of another file, a copy. */
  ScoreRequest of(Input copy) {
    return new ScoreRequest(copy, task, job, metrics, judge, out, force, strict);
  }

  /** A file beside which the file of teachers is looked for. */
  Path known() {
    return job.or(predictions::path).orElse(Path.of(predictions.name()));
  }

  /** Complains of files that would be written over. */
  void check(Problems problems) throws IOException {
    TraceInputs.check(predictions, problems);
    Optional<Path> to = out.file().filter(Files::exists);
    Optional<Path> in = predictions.path();
    if (!force && in.isPresent() && to.isPresent() && Files.isSameFile(in.get(), to.get())) {
      problems.use(
          "out",
          to.get() + " is the file to be scored; give another name, or `force` to replace it");
    }
  }
}
