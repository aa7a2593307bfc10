package io.tracemill.pipeline.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of settings in the test resources. */
final class Samples {
  private static final Path ROOT = Path.of("src/test/resources/settings");

  private Samples() {}

  static Path path(String name) {
    return ROOT.resolve(name);
  }

  static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a folder that have their expected problems beside them. */
  static Stream<String> withProblems(String folder) {
    try (Stream<Path> files = Files.list(path(folder))) {
      List<String> names =
          files
              .map(file -> folder + "/" + file.getFileName())
              .filter(name -> !name.endsWith(".txt"))
              .sorted()
              .toList();
      return names.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document document(String name, Problems problems) {
    return Document.read(path(name), problems).orElseThrow();
  }

  /** A line for each problem, its severity first; settings are called as on a command line. */
  static String lines(Problems problems) {
    return problems.all().stream()
        .map(problem -> problem.severity().name().toLowerCase(Locale.ROOT) + " " + problem + "\n")
        .map(line -> line.replaceAll("src/test/resources/settings/([a-z-]+/)*", ""))
        .map(line -> line.replaceAll("`([a-z-]+)`", "--$1"))
        .collect(Collectors.joining());
  }
}
