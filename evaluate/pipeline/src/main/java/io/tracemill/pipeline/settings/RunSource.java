package io.tracemill.pipeline.settings;

import java.nio.file.Path;
import java.util.Optional;

/** How the files of a run are named. */
public sealed interface RunSource permits RunSource.InDirectory, RunSource.OneByOne {

  /**
   * The files, which are there.
   *
   * @return nothing where one is not; problems say all of it
   */
  Optional<TracesDirectory> find(Problems problems);

  /** Where the run's output usually goes: beside where one works, named after the traces. */
  Path usualOut();

  /** A directory that holds them by their usual names. */
  record InDirectory(Path directory) implements RunSource {
    @Override
    public Optional<TracesDirectory> find(Problems problems) {
      return TracesDirectory.find(directory, problems);
    }

    @Override
    public Path usualOut() {
      return outOf(directory);
    }
  }

  /** Each by its name. */
  record OneByOne(TracesDirectory files) implements RunSource {
    @Override
    public Optional<TracesDirectory> find(Problems problems) {
      return TracesDirectory.of(files, problems);
    }

    @Override
    public Path usualOut() {
      return outOf(files.traces());
    }
  }

  private static Path outOf(Path from) {
    String name = String.valueOf(from.toAbsolutePath().normalize().getFileName());
    boolean pipe = name.matches("[0-9]+|-");
    return Path.of(
        pipe ? "traces-out" : name.replaceFirst("\\.jsonl?(\\.gz|\\.zst)?$", "") + "-out");
  }

  /**
   * The settings {@code directory}, or {@code traces}, {@code job-description}, {@code config} and
   * perhaps {@code test}.
   *
   * @return nothing where they name no files of one run; the problem says why
   */
  static Optional<RunSource> read(RequestValues values) {
    Optional<Path> traces = values.path("traces");
    Optional<Path> job = values.path("job-description");
    Optional<Path> config = values.path("config");
    Optional<Path> test = values.path("test");
    Problems problems = values.problems();
    Optional<Path> directory = values.path("directory");
    if (directory.isPresent()) {
      if (traces.isPresent() || job.isPresent() || config.isPresent() || test.isPresent()) {
        problems.use(
            "expected a `directory` or `traces`, `job-description` and `config`, not both");
        return Optional.empty();
      }
      return Optional.of(new InDirectory(directory.get()));
    } else if (traces.isEmpty() || job.isEmpty() || config.isEmpty()) {
      problems.use("expected a `directory`, or all of `traces`, `job-description` and `config`");
      return Optional.empty();
    }
    return Optional.of(
        new OneByOne(
            new TracesDirectory(
                traces.get(), job.get(), config.get(), test, TeachersFile.beside(config.get()))));
  }
}
