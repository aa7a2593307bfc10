package io.tracemill.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what comes in to the disk, as long as there is room.
 *
 * @param spare so many bytes of the disk stay free
 */
public record Room(long spare) {
  private static final int BUFFER = 1 << 16;

  /** Looked at once for so many bytes. */
  private static final int STRETCH = 1 << 26;

  /**
   * Writes all of {@code in} to a new file.
   *
   * @throws HttpRefusedException if there is no room for it
   */
  public void copy(InputStream in, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      long unchecked = STRETCH;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        unchecked += read;
        if (unchecked >= STRETCH) {
          check(file, unchecked);
          unchecked = 0;
        }
        write(out, buffer, read, file);
      }
    }
  }

  private void write(OutputStream out, byte[] bytes, int count, Path file) throws IOException {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      check(file, BUFFER);
      throw e;
    }
  }

  private void check(Path file, long more) {
    if (file.toFile().getUsableSpace() - spare < more) {
      throw new HttpRefusedException(
          507, "the disk has no room for this: free some, and send it again");
    }
  }
}
