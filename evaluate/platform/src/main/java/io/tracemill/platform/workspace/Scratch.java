package io.tracemill.platform.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A folder of this process in which things are made before they get their place: {@code NAME}
 * beside a locked file {@code NAME.lock}, by which others know that it is in use. What a killed
 * process left is taken away by the next one. Thread-safe.
 */
final class Scratch implements Closeable {
  private static final String LOCK = ".lock";

  private final Supplier<UUID> names;
  private final Path folder;
  private final PathLock lock;

  private Scratch(Supplier<UUID> names, Path folder, PathLock lock) {
    this.names = names;
    this.folder = folder;
    this.lock = lock;
  }

  /** One in {@code around}, after what is left there has been taken away. */
  static Scratch in(Path around, Supplier<UUID> names) throws IOException {
    clean(around);
    while (true) {
      String name = names.get().toString();
      Path file = around.resolve(name + LOCK);
      Optional<PathLock> lock = PathLock.take(file);
      // Before it was locked, another process may have taken the file for one that was left.
      if (lock.isPresent() && Files.exists(file)) {
        return new Scratch(names, Files.createDirectory(around.resolve(name)), lock.get());
      } else if (lock.isPresent()) {
        lock.get().close();
      }
    }
  }

  private static void clean(Path around) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(around, "*" + LOCK)) {
      for (Path file : files) {
        Optional<PathLock> left = PathLock.take(file);
        if (left.isPresent()) {
          remove(file, left.get());
        }
      }
    }
  }

  private static void remove(Path file, PathLock left) throws IOException {
    try {
      String name = String.valueOf(file.getFileName());
      Folders.delete(file.resolveSibling(name.substring(0, name.length() - LOCK.length())));
      Files.deleteIfExists(file);
    } finally {
      left.close();
    }
  }

  /** A new folder. */
  Path folder() throws IOException {
    return Files.createDirectory(folder.resolve(names.get().toString()));
  }

  /** Whether a file lies in it, so that it may be moved to its place. */
  boolean holds(Path file) {
    return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
  }

  @Override
  public void close() throws IOException {
    try {
      Folders.delete(folder);
      Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + LOCK));
    } finally {
      lock.close();
    }
  }
}
