package io.tracemill.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real data in {@code shared/data} beside the repository, which is not part of it. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of it, such as {@code tft/noisy}, where it is there. */
  public static Optional<Path> find(String path) {
    return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
        .takeWhile(folder -> folder.getParent() != null)
        .map(folder -> folder.resolveSibling("shared/data").resolve(path))
        .filter(Files::exists)
        .findFirst();
  }

  /** A file or folder of it; without it the test is skipped. */
  public static Path file(String path) {
    Optional<Path> found = find(path);
    Assumptions.assumeTrue(
        found.isPresent(), "shared/data/" + path + " is not beside the repository");
    return found.orElseThrow();
  }
}
