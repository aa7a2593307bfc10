package io.tracemill.infer.natives;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Folders of native libraries, each copied out of jars at the first use.
 *
 * <p>A folder gets its name when it is whole, so that a process which is killed while copying
 * leaves nothing that looks ready. Processes that start together wait for the first. A folder from
 * which something is gone is made anew. One that is whole may be read-only.
 */
public final class LibraryCache {
  private static final String PART = ".part";

  private final Path directory;

  /** In {@code directory}, which need not be there. */
  public LibraryCache(Path directory) {
    this.directory = directory;
  }

  /**
   * The folder {@code name} with {@code files} in it, and nothing else.
   *
   * @throws IOException if it cannot be written
   */
  public Path folder(String name, List<NativeFile> files) throws IOException {
    Path folder = directory.resolve(name);
    if (!isWhole(folder, files)) {
      try {
        write(folder, files);
      } catch (IOException e) {
        throw new IOException(unwritable(files, e), e);
      }
    }
    return folder;
  }

  private static boolean isWhole(Path folder, List<NativeFile> files) throws IOException {
    for (NativeFile file : files) {
      if (!file.isIn(folder)) {
        return false;
      }
    }
    return true;
  }

  /** One thread at a time, because a process cannot wait for its own lock on a file. */
  private void write(Path folder, List<NativeFile> files) throws IOException {
    synchronized (LibraryCache.class) {
      Files.createDirectories(directory);
      Path lock = directory.resolve(".lock");
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock();
        if (!isWhole(folder, files)) {
          replace(folder, files);
        }
      }
    }
  }

  private void replace(Path folder, List<NativeFile> files) throws IOException {
    // Who holds the lock is alone: parts that are there are of processes that were killed.
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, "*" + PART)) {
      for (Path part : parts) {
        delete(part);
      }
    }
    Path part = directory.resolve(folder.getFileName() + PART);
    try {
      Files.createDirectory(part);
      for (NativeFile file : files) {
        file.copyInto(part);
      }
      delete(folder);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(part);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private String unwritable(List<NativeFile> files, IOException cause) throws IOException {
    long bytes = 0;
    for (NativeFile file : files) {
      bytes += file.size();
    }
    return "cannot write "
        + ((bytes >> 20) + 1)
        + " MiB of native libraries into "
        + directory
        + ": "
        + reason(cause)
        + "; make room there or name another folder in XDG_CACHE_HOME or ENGINE_CACHE_DIR";
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return String.valueOf(cause.getMessage());
  }
}
