package io.tracemill.prepare.screen.relevance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The recorded data beside the repository, where it is there. */
final class Shared {
  private Shared() {}

  /** The folder {@code name} of {@code shared/data}. */
  static Optional<Path> data(String name) {
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (at != null) {
      Path data = at.resolveSibling("shared/data").resolve(name);
      if (Files.isDirectory(data)) {
        return Optional.of(data);
      }
      at = at.getParent();
    }
    return Optional.empty();
  }
}
