package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Traces to be judged one by one.
 *
 * @param traces one file, which is read twice
 * @param job the job description that they should fit
 * @param config names task, thresholds and format, where nothing else does
 * @param task empty for the config's, or what the job description is for
 * @param minRelevance from 1 to 5; empty for the config's, or the usual
 * @param minCoherence likewise
 * @param teachers how a teacher is asked, too; none is where no file says who they are
 * @param teacher its name; empty for the config's, or the only one in the file
 * @param out where the judgements go
 */
public record RelevanceRequest(
    TraceInputs traces,
    Path job,
    Optional<Path> config,
    Optional<Task> task,
    Optional<Integer> minRelevance,
    Optional<Integer> minCoherence,
    TeacherSettings teachers,
    Optional<String> teacher,
    Sink out) {
  /** What thresholds may be, for people. */
  public static final String SCORES = Thresholds.LOWEST + "-" + Thresholds.HIGHEST;

  public static final int USUAL_RELEVANCE = Thresholds.USUAL_RELEVANCE;
  public static final int USUAL_COHERENCE = Thresholds.USUAL_COHERENCE;

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static RelevanceRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    Optional<Path> job = values.path("job-description");
    if (job.isEmpty()) {
      values.problems().use("job-description", "is missing; it says what traces should fit");
    }
    RelevanceRequest request =
        new RelevanceRequest(
            TraceInputs.read(values),
            job.orElse(Path.of("")),
            values.path("config"),
            values.task("task"),
            values.integer("min-relevance"),
            values.integer("min-coherence"),
            TeacherSettings.read(values),
            values.text("teacher"),
            Sink.of(values.text("out").orElse("-")));
    values.problems().throwIfAny();
    return request;
  }

  /** The same, with the lines going nowhere: only the result is wanted. */
  public RelevanceRequest withoutLines() {
    return new RelevanceRequest(
        traces,
        job,
        config,
        task,
        minRelevance,
        minCoherence,
        teachers,
        teacher,
        new Sink.Nowhere());
  }

  /** Where a teacher's answers are kept: beside the lines, or else in the working directory. */
  Path journal() {
    return teachers.journal(out.file().orElse(Path.of("relevance")));
  }

  /** Complains of what cannot be. */
  void check(Problems problems) throws IOException {
    if (traces.inputs().size() == 1) {
      traces.check(problems);
    } else {
      String found = "expected one `input` but found " + traces.inputs().size();
      problems.use(found + ": its line numbers are in the output");
    }
    if (out.file().isPresent()) {
      traces.keep("out", out.file().get(), problems);
    }
    checkScore(minRelevance, problems);
    checkScore(minCoherence, problems);
  }

  private static void checkScore(Optional<Integer> score, Problems problems) {
    if (score
        .filter(value -> value < Thresholds.LOWEST || value > Thresholds.HIGHEST)
        .isPresent()) {
      problems.use(
          "`min-relevance` and `min-coherence`: expected "
              + Thresholds.LOWEST
              + " to "
              + Thresholds.HIGHEST
              + " but found "
              + score.get());
    }
  }
}
