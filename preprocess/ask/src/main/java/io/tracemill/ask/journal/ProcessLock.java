package io.tracemill.ask.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The lock that lets only one process at a time have a file. */
public final class ProcessLock {
  private ProcessLock() {}

  /**
   * Locks a file until its channel is closed, or the process ends in any way.
   *
   * @param file as shown to people
   * @param shared what another command has in common that has it
   * @throws FileSystemException if another process, or another part of this one, has it
   */
  public static void take(FileChannel channel, Path file, String shared) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw inUse(file, shared, e);
    }
    throw inUse(file, shared, new IOException("locked"));
  }

  private static FileSystemException inUse(Path file, String shared, Exception cause) {
    FileSystemException failure =
        new FileSystemException(
            file.toString(),
            null,
            "another command with the same " + shared + " is still running; wait until it ends");
    failure.initCause(cause);
    return failure;
  }
}
