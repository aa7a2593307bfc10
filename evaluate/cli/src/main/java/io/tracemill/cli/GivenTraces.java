package io.tracemill.cli;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.settings.TracesDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of an upload of traces, as a command line names them. */
final class GivenTraces {
  static final List<Option> OPTIONS =
      List.of(
          Option.text(
              "--data",
              "DIR",
              "Holds traces.jsonl, job_description.json, config.yaml (.yml, .json), and perhaps"
                  + " test.jsonl or test.csv."),
          Option.text("--traces", "FILE", "The traces, without a DIR."),
          Option.text("--job-description", "FILE", "The job description, without a DIR."),
          Option.text("--config", "FILE", "The config, without a DIR."),
          Option.text("--test", "FILE", "A curated test set, without a DIR."));

  private static final List<RequiredFile> NEEDED =
      List.of(
          new RequiredFile("traces.jsonl", "traces.jsonl.gz", "traces.jsonl.zst"),
          new RequiredFile("job_description.json"),
          new RequiredFile("config.yaml", "config.yml", "config.json"));

  private GivenTraces() {}

  /**
   * The files, which are there.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if not, or if they are named in a wrong
   *     way
   */
  static TracesDirectory of(Given given) {
    Problems problems = new Problems();
    Optional<TracesDirectory> files =
        given.has("data")
            ? inDirectory(given, Path.of(given.of("data").orElseThrow()), problems)
            : oneByOne(given, problems);
    problems.throwIfAny();
    return files.orElseThrow();
  }

  private static Optional<TracesDirectory> inDirectory(
      Given given, Path directory, Problems problems) {
    if (Stream.of("traces", "job-description", "config", "test").anyMatch(given::has)) {
      problems.use(
          "expected `data`, or `traces`, `job-description`, `config` and perhaps `test`, not both");
      return Optional.empty();
    }
    if (Files.isDirectory(directory)) {
      NEEDED.forEach(file -> file.check(directory, problems));
    }
    return problems.errors() > 0 ? Optional.empty() : TracesDirectory.find(directory, problems);
  }

  private static Optional<TracesDirectory> oneByOne(Given given, Problems problems) {
    Optional<Path> traces = given.of("traces").map(Path::of);
    Optional<Path> job = given.of("job-description").map(Path::of);
    Optional<Path> config = given.of("config").map(Path::of);
    if (traces.isEmpty() || job.isEmpty() || config.isEmpty()) {
      problems.use("expected `data`, or all of `traces`, `job-description` and `config`");
      return Optional.empty();
    }
    if (Files.isDirectory(traces.get())) {
      problems.use("traces", "expected a file but found a directory: " + traces.get());
      return Optional.empty();
    }
    TracesDirectory files =
        new TracesDirectory(
            traces.get(),
            job.get(),
            config.get(),
            given.of("test").map(Path::of),
            TeachersFile.beside(config.get()));
    return TracesDirectory.of(files, problems);
  }
}
