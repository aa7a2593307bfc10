package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that a run reads.
 *
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
  private static final List<String> TRACES =
      List.of("traces.jsonl", "traces.jsonl.gz", "traces.jsonl.zst");
  private static final List<String> JOB_DESCRIPTION = List.of("job_description.json");
  private static final List<String> CONFIG = List.of("config.yaml", "config.yml", "config.json");
  private static final List<String> TEST = List.of("test.jsonl", "test.csv");

  /**
   * Finds them in a directory by their names.
   *
   * @return nothing where one is missing or there twice; problems say all of it
   */
  public static Optional<TracesDirectory> find(Path directory, Problems problems) {
    String name = shown(directory);
    if (!Files.isDirectory(directory)) {
      problems.error(
          name,
          Files.exists(directory)
              ? "expected a directory but found a file; name the directory that holds it, or give"
                  + " `traces`, `job-description` and `config`"
              : "no such directory");
      return Optional.empty();
    }
    int before = problems.errors();
    List<String> files = files(directory);
    Search search = new Search(name, directory, files, problems);
    Optional<Path> traces = search.needed("traces file", TRACES);
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
   * Takes files that were named one by one; {@code -} is the standard input.
   *
   * @return nothing where one is not there; problems say all of it
   */
  public static Optional<TracesDirectory> of(TracesDirectory files, Problems problems) {
    int before = problems.errors();
    Stream.concat(
            Stream.of(files.traces, files.jobDescription, files.config),
            Stream.concat(files.testSet.stream(), files.teachers.stream()))
        .filter(file -> !Files.exists(file) && !file.equals(STDIN) || Files.isDirectory(file))
        .forEach(file -> missing(file, problems));
    return problems.errors() > before ? Optional.empty() : Optional.of(files);
  }

  private static void missing(Path file, Problems problems) {
    if (Files.isDirectory(file)) {
      problems.error(shown(file), "expected a file but found a directory");
      return;
    }
    Path parent = Optional.ofNullable(file.getParent()).orElse(Path.of("."));
    List<String> near = Files.isDirectory(parent) ? files(parent) : List.of();
    String name = String.valueOf(file.getFileName());
    problems.error(shown(file), "no such file" + Nearest.question(name, near));
  }

  private static List<String> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with another file of teachers, if there is one. */
  public TracesDirectory withTeachers(Optional<Path> file) {
    return new TracesDirectory(traces, jobDescription, config, testSet, file.or(() -> teachers));
  }

  /** A path as people know it. */
  public static String shown(Path path) {
    return path.toString().replace('\\', '/');
  }

  private record Search(String name, Path directory, List<String> files, Problems problems) {
    private static final int SHOWN = 12;

    Optional<Path> needed(String what, List<String> accepted) {
      Optional<Path> found = optional(what, accepted);
      if (found.isEmpty() && accepted.stream().noneMatch(files::contains)) {
        problems.error(
            name,
            "has no " + what + ": expected " + either(accepted) + " but found " + found(accepted));
      }
      return found;
    }

    Optional<Path> optional(String what, List<String> accepted) {
      List<String> there = accepted.stream().filter(files::contains).toList();
      if (there.size() > 1) {
        problems.error(
            name,
            "has more than one " + what + ": " + String.join(", ", there) + "; keep one of them");
        return Optional.empty();
      }
      return there.stream().findFirst().map(directory::resolve);
    }

    private String found(List<String> accepted) {
      if (files.isEmpty()) {
        return "no files";
      }
      String list = String.join(", ", files.subList(0, Math.min(files.size(), SHOWN)));
      int more = files.size() - SHOWN;
      return list + (more > 0 ? " and " + more + " more" : "") + question(accepted);
    }

    /** The one of its files that was probably meant. */
    private String question(List<String> accepted) {
      for (String file : files) {
        Optional<String> meant = Nearest.to(file, accepted);
        if (meant.isPresent()) {
          return "; is " + file + " meant to be " + meant.get() + "?";
        }
      }
      return "";
    }

    private static String either(List<String> names) {
      int last = names.size() - 1;
      return last == 0
          ? names.get(0)
          : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
  }
}
