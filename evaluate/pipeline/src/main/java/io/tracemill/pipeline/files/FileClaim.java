package io.tracemill.pipeline.files;

import io.tracemill.ask.journal.ProcessLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A new file that says that an output is being made; only one process at a time has that of an
 * output. One that a killed process left is replaced. It may get another name while it is held.
 */
final class FileClaim implements Closeable {
  private static final String SHARED = "output";

  private final Path file;
  private final FileChannel channel;

  /** What a killed process left: held as long, or whoever looks at it takes it for left again. */
  private final Optional<FileChannel> left;

  private FileClaim(Path file, FileChannel channel, Optional<FileChannel> left) {
    this.file = file;
    this.channel = channel;
    this.left = left;
  }

  /**
   * Makes {@code file} anew.
   *
   * @param output what it is for, as shown to people
   * @throws java.nio.file.FileSystemException if another process has it
   */
  static FileClaim of(Path file, Path output) throws IOException {
    try {
      return made(file, output, Optional.empty());
    } catch (FileAlreadyExistsException e) {
      return instead(file, output);
    }
  }

  private static FileClaim instead(Path file, Path output) throws IOException {
    try {
      FileChannel left = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        ProcessLock.take(left, output, SHARED);
        Files.delete(file);
        return made(file, output, Optional.of(left));
      } catch (IOException | RuntimeException failure) {
        left.close();
        throw failure;
      }
    } catch (NoSuchFileException e) {
      // Whoever had it has just ended.
      return of(file, output);
    }
  }

  private static FileClaim made(Path file, Path output, Optional<FileChannel> left)
      throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      ProcessLock.take(channel, output, SHARED);
      return new FileClaim(file, channel, left);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What is written to the file goes there. */
  FileChannel channel() {
    return channel;
  }

  /** Deletes the file, which still has its name. */
  void withdraw() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      if (left.isPresent()) {
        left.get().close();
      }
    }
  }
}
