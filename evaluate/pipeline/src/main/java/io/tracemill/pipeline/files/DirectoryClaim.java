package io.tracemill.pipeline.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The right to make a directory, which one process at a time has; close it when nothing more is
 * written there. While it is held there is a file {@code NAME.lock.part} beside the directory.
 */
public final class DirectoryClaim implements Closeable {
  private final Path directory;
  private final Path output;
  private final FileClaim claim;
  private final Unfinished.Work lock;

  private DirectoryClaim(Path output, Path file, FileClaim claim) {
    this.directory = output.toAbsolutePath().normalize();
    this.output = output;
    this.claim = claim;
    this.lock =
        new Unfinished.Work() {
          @Override
          public Optional<Path> output() {
            return Optional.empty();
          }

          @Override
          public void remove() throws IOException {
            Files.deleteIfExists(file);
          }
        };
  }

  /**
   * Takes it.
   *
   * @throws java.nio.file.FileSystemException if another process has it
   */
  public static DirectoryClaim of(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    Files.createDirectories(absolute.getParent());
    Path file = beside(absolute, ".lock.part");
    DirectoryClaim claim = new DirectoryClaim(directory, file, FileClaim.of(file, directory));
    Unfinished.begin(claim.lock);
    return claim;
  }

  private static Path beside(Path directory, String ending) {
    return directory.resolveSibling(directory.getFileName() + ending);
  }

  Path directory() {
    return directory;
  }

  /** The directory as it was asked for. */
  Path output() {
    return output;
  }

  /** Where the directory is while it is not complete. */
  Path part() {
    return beside(directory, ".part");
  }

  /** Where a replaced directory is for a moment. */
  Path old() {
    return beside(directory, ".old.part");
  }

  @Override
  public void close() throws IOException {
    Unfinished.end(lock);
    claim.withdraw();
  }
}
