package io.tracemill.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The benchmark's files, which lie beside the repository where they are present. */
final class Benchmark {
  private Benchmark() {}

  /** A file or folder such as {@code tft/noisy}; its test is skipped where it is absent. */
  static Path file(String name) {
    Path found =
        Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .takeWhile(directory -> directory != null)
            .map(directory -> directory.resolveSibling("shared/data").resolve(name))
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of("absent"));
    assumeTrue(Files.exists(found), "shared/data/" + name + " is not beside the repository");
    return found;
  }
}
