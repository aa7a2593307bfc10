package io.tracemill.trace;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data beside the repository, which is not part of it. */
public final class SharedData {
  private SharedData() {}

  /** A file of it; without it the test is skipped. */
  public static Path file(String path) {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolveSibling("shared/data"))) {
      folder = folder.getParent();
    }
    Assumptions.assumeTrue(folder != null, "no shared/data beside the repository: " + path);
    Path file = folder.resolveSibling("shared/data").resolve(path);
    Assumptions.assumeTrue(Files.isRegularFile(file), "not there: " + file);
    return file;
  }
}
