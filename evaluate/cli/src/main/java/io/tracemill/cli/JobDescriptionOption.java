package io.tracemill.cli;

import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.trace.JobDescription;
import java.nio.file.Path;
import java.util.Optional;

/** The value of {@code --job-description}. */
final class JobDescriptionOption {
  private JobDescriptionOption() {}

  /**
   * What {@code file} holds, fit for any task.
   *
   * @throws io.tracemill.pipeline.settings.SettingsException with everything that is wrong with it
   */
  static Optional<JobDescription> read(Optional<Path> file, Terminal terminal) {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Problems problems = new Problems();
    Optional<JobDescription> job =
        Document.read(file.get(), problems)
            .flatMap(found -> JobDescriptionReader.read(found, Optional.empty(), problems));
    problems.throwIfAny();
    terminal.warn(problems.warnings());
    return job;
  }
}
