package io.tracemill.cli;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.platform.DataFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of an upload of data that is ready, as a command line names them. */
final class GivenData {
  static final List<Option> OPTIONS =
      List.of(
          Option.text(
              "--data",
              "DIR",
              "Holds job_description.json, train and test in .jsonl or .csv, and perhaps"
                  + " config.yaml (.yml, .json) and unstructured in .jsonl or .csv."),
          Option.text("--job-description", "FILE", "The job description, without a DIR."),
          Option.text("--train", "FILE", "Rows to train on, without a DIR."),
          Option.text("--test", "FILE", "Rows to test with, without a DIR."),
          Option.text("--config", "FILE", "The config, without a DIR. Default: none."),
          Option.text("--unstructured", "FILE", "Texts, without a DIR. Default: none."));

  private static final RequiredFile JOB = new RequiredFile("job_description.json");
  private static final RequiredFile TRAIN = new RequiredFile("train.jsonl", "train.csv");
  private static final RequiredFile TEST = new RequiredFile("test.jsonl", "test.csv");
  private static final RequiredFile CONFIG =
      new RequiredFile("config.yaml", "config.yml", "config.json");
  private static final RequiredFile UNSTRUCTURED =
      new RequiredFile("unstructured.jsonl", "unstructured.csv");

  /** Those that all data has beside rows. */
  static final List<RequiredFile> SETTINGS = List.of(JOB, CONFIG);

  private GivenData() {}

  /** All names that such a directory may hold. */
  static List<String> names() {
    return Stream.of(JOB, TRAIN, TEST, CONFIG, UNSTRUCTURED)
        .flatMap(file -> file.names().stream())
        .toList();
  }

  /**
   * The files, which are there.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if not, or if they are named in a wrong
   *     way
   */
  static DataFiles of(Given given) {
    Problems problems = new Problems();
    Optional<DataFiles> files =
        given.has("data")
            ? inDirectory(given, Path.of(given.of("data").orElseThrow()), problems)
            : oneByOne(given, problems);
    problems.throwIfAny();
    return files.orElseThrow();
  }

  private static Optional<DataFiles> inDirectory(Given given, Path directory, Problems problems) {
    if (OPTIONS.stream().skip(1).anyMatch(option -> given.has(option.setting()))) {
      problems.use(
          "expected `data`, or `job-description`, `train`, `test` and perhaps `config` and"
              + " `unstructured`, not both");
      return Optional.empty();
    }
    List.of(JOB, TRAIN, TEST).forEach(file -> file.check(directory, problems));
    return problems.errors() > 0
        ? Optional.empty()
        : Optional.of(
            new DataFiles(
                JOB.in(directory).orElseThrow(),
                TRAIN.in(directory).orElseThrow(),
                TEST.in(directory).orElseThrow(),
                CONFIG.in(directory),
                UNSTRUCTURED.in(directory)));
  }

  private static Optional<DataFiles> oneByOne(Given given, Problems problems) {
    Optional<Path> job = given.of("job-description").map(Path::of);
    Optional<Path> train = given.of("train").map(Path::of);
    Optional<Path> test = given.of("test").map(Path::of);
    if (job.isEmpty() || train.isEmpty() || test.isEmpty()) {
      problems.use("expected `data`, or all of `job-description`, `train` and `test`");
      return Optional.empty();
    }
    DataFiles files =
        new DataFiles(
            job.get(),
            train.get(),
            test.get(),
            given.of("config").map(Path::of),
            given.of("unstructured").map(Path::of));
    all(files)
        .filter(file -> !Files.isRegularFile(file))
        .forEach(file -> RequiredFile.missing(file.toString(), problems));
    return Optional.of(files);
  }

  /** Each of them. */
  static Stream<Path> all(DataFiles files) {
    return Stream.concat(
        Stream.of(files.jobDescription(), files.train(), files.test()),
        Stream.concat(files.config().stream(), files.unstructured().stream()));
  }
}
