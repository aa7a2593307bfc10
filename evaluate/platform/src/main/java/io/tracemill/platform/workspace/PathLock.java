package io.tracemill.platform.workspace;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is locked by one part of one process at a time, until it is closed or the process
 * ends in any way. Thread-safe.
 */
public final class PathLock implements Closeable {
  /**
   * Those of this process. A file that is locked here is never opened here again: a system drops
   * the locks of a process with the first of its channels that is closed.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private PathLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Locks {@code file}, which is made where it is not there; empty if it is locked already. */
  public static Optional<PathLock> take(Path file) throws IOException {
    Path place = file.toAbsolutePath().normalize();
    if (!HELD.add(place)) {
      return Optional.empty();
    }
    Optional<PathLock> taken = Optional.empty();
    try {
      taken = locked(place);
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(place);
      }
    }
    return taken;
  }

  private static Optional<PathLock> locked(Path place) throws IOException {
    FileChannel channel =
        FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock = Optional.empty();
    try {
      lock = Optional.ofNullable(channel.tryLock());
    } finally {
      if (lock.isEmpty()) {
        channel.close();
      }
    }
    return lock.map(held -> new PathLock(place, channel));
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
