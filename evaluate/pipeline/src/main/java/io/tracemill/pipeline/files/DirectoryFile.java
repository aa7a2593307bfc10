package io.tracemill.pipeline.files;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/** A file of an {@link OutputDirectory}, whose hash is known while it is written. */
final class DirectoryFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final ToldFile stored;
  private final DigestOutputStream digest;
  private final OutputStream out;

  private DirectoryFile(ToldFile stored, Runnable watch) {
    this.stored = stored;
    this.digest = new DigestOutputStream(stored, Sha256.digest());
    this.out = new BufferedOutputStream(new Watched(digest, watch), BUFFER);
  }

  /** Begins {@code file}; {@code watch} is run before each block that is written. */
  static DirectoryFile create(Path file, Runnable watch) throws IOException {
    return new DirectoryFile(ToldFile.create(file), watch);
  }

  OutputStream out() {
    return out;
  }

  /** The hash of what was flushed. */
  String sha256() {
    return Sha256.hex(digest.getMessageDigest());
  }

  /** Writes the rest and brings it to the disk. */
  void complete() throws IOException {
    out.flush();
    stored.force();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static final class Watched extends FilterOutputStream {
    private final Runnable watch;

    Watched(OutputStream out, Runnable watch) {
      super(out);
      this.watch = watch;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      watch.run();
      out.write(bytes, offset, length);
    }
  }
}
