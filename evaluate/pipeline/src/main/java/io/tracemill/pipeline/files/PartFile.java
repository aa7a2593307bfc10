package io.tracemill.pipeline.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written under another name, {@code NAME.part}, and gets its own when it is
 * complete; closed before, it is deleted. A device or a pipe is written to as it is.
 */
public final class PartFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path part;
  private final OutputStream out;
  private boolean complete;

  /** Begins to write {@code file}. */
  public static PartFile create(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new FileSystemException(parent.toString(), null, "no such directory");
    }
    boolean special = Files.exists(file) && !Files.isRegularFile(file);
    Path part = special ? file : file.resolveSibling(file.getFileName() + ".part");
    return new PartFile(file, part, new BufferedOutputStream(ToldFile.create(part), BUFFER));
  }

  private PartFile(Path file, Path part, OutputStream out) {
    this.file = file;
    this.part = part;
    this.out = out;
  }

  /** Where its contents go; not to be closed. */
  public OutputStream out() {
    return out;
  }

  /** Says that all is written: gives the file its name. */
  public void complete() throws IOException {
    out.close();
    if (!part.equals(file)) {
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    complete = true;
  }

  @Override
  public void close() throws IOException {
    if (complete) {
      return;
    }
    try {
      out.close();
    } finally {
      if (!part.equals(file)) {
        Files.deleteIfExists(part);
      }
    }
  }
}
