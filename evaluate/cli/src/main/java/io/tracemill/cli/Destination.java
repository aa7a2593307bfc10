package io.tracemill.cli;

import io.tracemill.pipeline.PartFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where {@code -o} sends data: to the standard output, or to a file that appears when it is
 * complete. Close it; what is not complete by then is gone.
 */
final class Destination implements Closeable {
  private static final String STANDARD_OUT = "-";
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Optional<PartFile> file;

  private Destination(OutputStream out, Optional<PartFile> file) {
    this.out = out;
    this.file = file;
  }

  /** Begins to write to the file called {@code name}; {@code -} is the standard output. */
  static Destination open(String name) throws IOException {
    if (isStandardOut(name)) {
      OutputStream out = new BufferedOutputStream(Terminal.standardOut(), BUFFER);
      return new Destination(out, Optional.empty());
    }
    PartFile file = PartFile.create(Path.of(name));
    return new Destination(file.out(), Optional.of(file));
  }

  /** Nowhere. */
  static Destination none() {
    return new Destination(OutputStream.nullOutputStream(), Optional.empty());
  }

  static boolean isStandardOut(String name) {
    return name.equals(STANDARD_OUT);
  }

  /** Not to be closed. */
  OutputStream out() {
    return out;
  }

  /** Says that all is written. */
  void complete() throws IOException {
    if (file.isPresent()) {
      file.get().complete();
    } else {
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
