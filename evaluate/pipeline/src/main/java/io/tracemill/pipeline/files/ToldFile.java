package io.tracemill.pipeline.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a file; when that fails, such as on a full disk, the failure names the file. */
final class ToldFile extends FilterOutputStream {
  private final Path file;

  private ToldFile(Path file, OutputStream out) {
    super(out);
    this.file = file;
  }

  /** Begins to write {@code file}. */
  static OutputStream create(Path file) throws IOException {
    return new ToldFile(file, Files.newOutputStream(file));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      FileSystemException told = new FileSystemException(file.toString(), null, e.getMessage());
      told.initCause(e);
      throw told;
    }
  }
}
