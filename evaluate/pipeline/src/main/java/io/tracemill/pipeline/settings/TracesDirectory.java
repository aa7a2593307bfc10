package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import io.tracemill.json.lines.InputFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that a run reads.
 *
 * @param traces a file of them, or a folder of such files
 * @param testSet a curated test set, used as it is
 * @param teachers who the models are that the config names
 */
public record TracesDirectory(
    Path traces,
    Path jobDescription,
    Path config,
    Optional<Path> testSet,
    Optional<Path> teachers) {
  private static final Path STDIN = Path.of("-");
  static final String FOLDER = "traces/";
  static final List<String> TRACES =
      Stream.concat(InputFolder.names("traces").stream(), Stream.of(FOLDER)).toList();
  private static final String EXPECTED =
      "traces.jsonl, perhaps .gz or .zst (or .json, .ndjson, .csv, .tsv), or a folder traces";
  static final List<String> JOB_DESCRIPTION = List.of("job_description.json");
  static final List<String> CONFIG = List.of("config.yaml", "config.yml", "config.json");
  private static final List<String> TEST = List.of("test.jsonl", "test.csv");

  /**
   * Finds them in a directory by their names.
   *
   * @return nothing where one is missing or there twice; problems say all of it
   */
  public static Optional<TracesDirectory> find(Path directory, Problems problems) {
    int before = problems.errors();
    Optional<FileSearch> there = FileSearch.in(directory, problems);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    FileSearch search = there.get();
    Optional<Path> traces = search.needed("traces file", EXPECTED, TRACES);
    Optional<Path> job = search.needed("job description", JOB_DESCRIPTION);
    Optional<Path> config = search.needed("config", CONFIG);
    Optional<Path> test = search.optional("test set", TEST);
    Optional<Path> teachers = search.optional("file of teachers", TeachersFile.NAMES);
    return problems.errors() > before
        ? Optional.empty()
        : Optional.of(
            new TracesDirectory(
                traces.orElseThrow(), job.orElseThrow(), config.orElseThrow(), test, teachers));
  }

  /**
   * Takes files that were named one by one; {@code -} is the standard input, and the traces may be
   * a folder.
   *
   * @return nothing where one is not there; problems say all of it
   */
  public static Optional<TracesDirectory> of(TracesDirectory files, Problems problems) {
    int before = problems.errors();
    Stream.concat(
            Stream.of(files.traces, files.jobDescription, files.config),
            Stream.concat(files.testSet.stream(), files.teachers.stream()))
        .filter(file -> !Files.exists(file) && !file.equals(STDIN) || Files.isDirectory(file))
        .filter(file -> !Files.isDirectory(file) || !file.equals(files.traces))
        .forEach(file -> missing(file, problems));
    return problems.errors() > before ? Optional.empty() : Optional.of(files);
  }

  private static void missing(Path file, Problems problems) {
    if (Files.isDirectory(file)) {
      problems.error(shown(file), "expected a file but found a directory");
      return;
    }
    Path parent = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
    List<String> near = Files.isDirectory(parent) ? FileSearch.files(parent) : List.of();
    String name = String.valueOf(file.getFileName());
    problems.error(shown(file), "no such file" + Nearest.question(name, near));
  }

  /** What {@code folder} has as the traces of a run, if it is a directory for one. */
  public static List<Path> traces(Path folder) {
    return JOB_DESCRIPTION.stream().map(folder::resolve).anyMatch(Files::exists)
        ? TRACES.stream().map(folder::resolve).filter(Files::exists).toList()
        : List.of();
  }

  /** The same with another file of teachers, if there is one. */
  public TracesDirectory withTeachers(Optional<Path> file) {
    return new TracesDirectory(traces, jobDescription, config, testSet, file.or(() -> teachers));
  }

  /** A path as people know it. */
  public static String shown(Path path) {
    return path.toString().replace('\\', '/');
  }
}
