package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code teachers.yaml}: what each name of a model is on this machine.
 *
 * @param file as shown to people
 * @param entries by name, in the file's order
 */
public record TeachersFile(String file, Map<String, TeacherEntry> entries) {
  /** What it is called beside a config. */
  public static final List<String> NAMES = List.of("teachers.yaml", "teachers.yml");

  /** Copies the entries; their order stays. */
  public TeachersFile {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * Reads the file.
   *
   * @param parallel how many requests an endpoint gets at a time where its entry does not say
   * @return nothing where it is unusable; problems say all that is wrong
   */
  public static Optional<TeachersFile> read(Path file, int parallel, Problems problems) {
    int before = problems.errors();
    Optional<TeachersFile> read =
        Document.read(file, problems)
            .map(document -> new TeachersReader(document, file, problems).read(parallel));
    return problems.errors() > before ? Optional.empty() : read;
  }

  /**
   * The file that {@code values} mean: the setting {@code teachers}, or the one beside {@code
   * config} or in {@code directory}; empty where there is none, or it is unusable, as problems say.
   */
  public static Optional<TeachersFile> read(RequestValues values) {
    Optional<Path> beside =
        values.path("config").or(() -> values.path("directory").map(dir -> dir.resolve("config")));
    return values
        .path("teachers")
        .or(() -> beside.flatMap(TeachersFile::beside))
        .flatMap(file -> read(file, RunSettings.Base.USUAL_PARALLEL, values.problems()));
  }

  /** The file of teachers beside a config, if there is one. */
  public static Optional<Path> beside(Path config) {
    return NAMES.stream().map(config::resolveSibling).filter(Files::isRegularFile).findFirst();
  }

  /** Whether there is an entry of {@code name}. */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * The entry of {@code name}; a problem says what to write where there is none.
   *
   * @param key of the config that names it, such as {@code base.teacher_model_name}
   */
  public Optional<TeacherEntry> entry(String name, String key, Problems problems) {
    Optional<TeacherEntry> found = Optional.ofNullable(entries.get(name));
    if (found.isEmpty()) {
      problems.error(
          file,
          1,
          name,
          "has no entry, but "
              + key
              + " names it; write who answers by that name: `"
              + name
              + ": {endpoint: http://127.0.0.1:8080/v1}` or {directory: ...} or {answers: ...}"
              + Nearest.question(name, entries.keySet()));
    }
    return found;
  }
}
