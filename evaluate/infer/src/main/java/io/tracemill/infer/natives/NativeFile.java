package io.tracemill.infer.natives;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file inside a jar.
 *
 * @param name in the cache
 * @param source where it is
 */
public record NativeFile(String name, URL source) {

  /** Its length in bytes. */
  long size() throws IOException {
    return source.openConnection().getContentLengthLong();
  }

  /** Whether {@code folder} has it in its full length. */
  boolean isIn(Path folder) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) && Files.size(file) == size();
  }

  void copyInto(Path folder) throws IOException {
    try (InputStream in = source.openStream()) {
      Files.copy(in, folder.resolve(name));
    }
  }
}
