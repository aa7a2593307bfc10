package io.tracemill.cli;

import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What traces are judged by.
 *
 * @param format the config's {@code observation_format}
 */
record RelevanceSettings(
    JobDescription job, Task task, Thresholds thresholds, Optional<TraceFormat> format) {

  /**
   * Reads both files and complains of both at once.
   *
   * @throws io.tracemill.pipeline.settings.SettingsException with everything that is wrong
   */
  static RelevanceSettings read(
      Path jobFile, Optional<Path> configFile, Optional<Task> task, Terminal terminal) {
    Problems problems = new Problems();
    Optional<RunSettings> config =
        configFile
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> RunSettings.read(found, Overrides.none(), problems));
    Optional<Task> known = task.or(() -> config.map(settings -> settings.base().task()));
    Optional<JobDescription> job =
        Document.read(jobFile, problems)
            .flatMap(found -> JobDescriptionReader.read(found, known, problems));
    problems.throwIfAny();
    terminal.warn(problems.warnings());
    return of(job.orElseThrow(), config, known);
  }

  private static RelevanceSettings of(
      JobDescription job, Optional<RunSettings> config, Optional<Task> known) {
    Optional<RunSettings.TraceProcessing> traces = config.map(RunSettings::traceProcessing);
    return new RelevanceSettings(
        job,
        known.orElseGet(() -> task(job)),
        traces
            .map(RunSettings.TraceProcessing::relevance)
            .map(found -> new Thresholds(found.minRelevance(), found.minCoherence()))
            .orElse(Thresholds.DEFAULT),
        traces.map(RunSettings.TraceProcessing::observationFormat));
  }

  /** What a job description is for, by what it has. */
  static Task task(JobDescription job) {
    if (!job.classes().isEmpty()) {
      return Task.CLASSIFICATION;
    }
    return job.tools().isEmpty()
        ? Task.QUESTION_ANSWERING
        : Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;
  }
}
