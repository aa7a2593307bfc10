package io.tracemill.pipeline.settings;

import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import java.util.List;
import java.util.Optional;

/**
 * What a run is told: where its files are, how to treat them, and for which job.
 *
 * @param warnings to be shown before the run begins
 */
public record RunInputs(
    TracesDirectory files, RunSettings settings, JobDescription job, List<Problem> warnings) {

  /** Copies the warnings. */
  public RunInputs {
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads config and job description.
   *
   * @param overrides whether a test set is given is taken from the files instead
   * @throws RequestException if anything is wrong with them, with all of it
   */
  public static RunInputs read(TracesDirectory files, Overrides overrides, Problems problems) {
    Overrides told = overrides.withTestSet(files.testSet().isPresent());
    Optional<Document> config = Document.read(files.config(), problems);
    Optional<Document> job = Document.read(files.jobDescription(), problems);
    Optional<SettingsReader> reader =
        config.map(document -> new SettingsReader(document, told, problems));
    Optional<JobDescription> description =
        job.flatMap(
            document ->
                JobDescriptionReader.read(
                    document,
                    reader.flatMap(SettingsReader::task),
                    told.dataVersion().orElse(DataVersion.V0),
                    problems));
    problems.throwIfAny();
    return new RunInputs(
        files,
        reader.flatMap(SettingsReader::settings).orElseThrow(),
        description.orElseThrow(),
        problems.warnings());
  }
}
