package io.tracemill.pipeline.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a dataset; what is not there is empty.
 *
 * @param traces from which rows can still be made
 * @param train rows of data version 1
 * @param test rows of data version 1
 */
public record DatasetFiles(
    Path config,
    Path jobDescription,
    Optional<Path> traces,
    Optional<Path> train,
    Optional<Path> test) {

  /**
   * Finds them in a directory by their names.
   *
   * @return nothing where config or job description are missing, or a file is there twice; problems
   *     say all of it
   */
  public static Optional<DatasetFiles> find(Path directory, Problems problems) {
    int before = problems.errors();
    Optional<FileSearch> there = FileSearch.in(directory, problems);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    FileSearch search = there.get();
    Optional<Path> config = search.needed("config", TracesDirectory.CONFIG);
    Optional<Path> job = search.needed("job description", TracesDirectory.JOB_DESCRIPTION);
    Optional<Path> traces = search.optional("traces file", TracesDirectory.TRACES);
    Optional<Path> train = search.named("train.jsonl");
    Optional<Path> test = search.named("test.jsonl");
    return problems.errors() > before
        ? Optional.empty()
        : Optional.of(
            new DatasetFiles(config.orElseThrow(), job.orElseThrow(), traces, train, test));
  }

  /** The same with another config, if there is one. */
  public DatasetFiles withConfig(Optional<Path> other) {
    return new DatasetFiles(other.orElse(config), jobDescription, traces, train, test);
  }

  /** The same with another job description, if there is one. */
  public DatasetFiles withJobDescription(Optional<Path> other) {
    return new DatasetFiles(config, other.orElse(jobDescription), traces, train, test);
  }
}
