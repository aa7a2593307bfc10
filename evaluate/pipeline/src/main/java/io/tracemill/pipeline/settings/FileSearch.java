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
 * Finds files in a directory by their names.
 *
 * @param name of the directory, as shown to people
 * @param files that are in it
 */
record FileSearch(String name, Path directory, List<String> files, Problems problems) {
  private static final int SHOWN = 12;

  /** Begins to look in {@code directory}; nothing where it is none, as a problem says. */
  static Optional<FileSearch> in(Path directory, Problems problems) {
    String name = TracesDirectory.shown(directory);
    if (!Files.isDirectory(directory)) {
      problems.error(
          name,
          Files.exists(directory)
              ? "expected a directory but found a file; name the directory that holds it, or give"
                  + " `traces`, `job-description` and `config`"
              : "no such directory");
      return Optional.empty();
    }
    return Optional.of(new FileSearch(name, directory, files(directory), problems));
  }

  /** The names of all files in {@code directory}, and of a folder of traces, sorted. */
  static List<String> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
          .filter(name -> !name.endsWith("/") || name.equals(TracesDirectory.FOLDER))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file {@code name}, if it is there. */
  Optional<Path> named(String name) {
    return Optional.of(name).filter(files::contains).map(directory::resolve);
  }

  /** The only file with one of the names; a problem where there is none or more. */
  Optional<Path> needed(String what, List<String> accepted) {
    return needed(what, either(accepted), accepted);
  }

  /** The same with other words for the names. */
  Optional<Path> needed(String what, String expected, List<String> accepted) {
    Optional<Path> found = optional(what, accepted);
    if (found.isEmpty() && accepted.stream().noneMatch(files::contains)) {
      problems.error(
          name, "has no " + what + ": expected " + expected + " but found " + found(accepted));
    }
    return found;
  }

  /** The same, which may be missing. */
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
