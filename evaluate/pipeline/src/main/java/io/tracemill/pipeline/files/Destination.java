package io.tracemill.pipeline.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A {@link Sink} while data goes there. Close it; what is not complete by then is gone. */
public final class Destination implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Optional<PartFile> file;

  private Destination(OutputStream out, Optional<PartFile> file) {
    this.out = out;
    this.file = file;
  }

  /** Begins to write to {@code target}; {@code caller} is the stream of whoever asks. */
  public static Destination open(Sink target, OutputStream caller) throws IOException {
    Optional<Path> path = target.file();
    if (path.isPresent()) {
      PartFile file = PartFile.create(path.get());
      return new Destination(file.out(), Optional.of(file));
    }
    OutputStream out = target.isCaller() ? caller : OutputStream.nullOutputStream();
    return new Destination(new BufferedOutputStream(out, BUFFER), Optional.empty());
  }

  /** Begins to write to {@code target}, which is none of whoever asks. */
  public static Destination open(Sink target) throws IOException {
    return open(target, OutputStream.nullOutputStream());
  }

  /** Not to be closed. */
  public OutputStream out() {
    return out;
  }

  /** Says that all is written. */
  public void complete() throws IOException {
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
