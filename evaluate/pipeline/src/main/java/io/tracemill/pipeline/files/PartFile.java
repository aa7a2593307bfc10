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
import java.util.Optional;

/**
 * A file that is written under another name, {@code NAME.part}, and gets its own when it is
 * complete and on the disk; closed before, it is deleted. Only one process at a time writes it. A
 * device or a pipe is written to as it is.
 */
public final class PartFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Optional<Named> named;
  private boolean complete;

  /**
   * Begins to write {@code file}.
   *
   * @throws FileSystemException if another process writes it
   */
  public static PartFile create(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new FileSystemException(parent.toString(), null, "no such directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new PartFile(ToldFile.create(file), Optional.empty());
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    FileClaim claim = FileClaim.of(part, file);
    Named named = new Named(file, part, claim, ToldFile.of(part, claim.channel()));
    Unfinished.begin(named);
    return new PartFile(named.stored(), Optional.of(named));
  }

  private PartFile(ToldFile stored, Optional<Named> named) {
    this.out = new BufferedOutputStream(stored, BUFFER);
    this.named = named;
  }

  /** A file under its passing name. */
  private record Named(Path file, Path part, FileClaim claim, ToldFile stored)
      implements Unfinished.Work {
    @Override
    public Optional<Path> output() {
      return Optional.of(file);
    }

    @Override
    public void remove() throws IOException {
      Files.deleteIfExists(part);
    }

    void complete() throws IOException {
      stored.force();
      Unfinished.complete(this, this::move);
      claim.close();
      Disk.forceName(file);
    }

    private void move() throws IOException {
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Where its contents go; not to be closed. */
  public OutputStream out() {
    return out;
  }

  /** Says that all is written: gives the file its name. */
  public void complete() throws IOException {
    out.flush();
    if (named.isPresent()) {
      named.get().complete();
    } else {
      out.close();
    }
    complete = true;
  }

  @Override
  public void close() throws IOException {
    if (complete) {
      return;
    }
    if (named.isEmpty()) {
      out.close();
      return;
    }
    Unfinished.end(named.get());
    named.get().claim().withdraw();
  }
}
