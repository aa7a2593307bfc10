package io.tracemill.cli;

import io.tracemill.json.DataException;
import java.io.IOException;
import java.nio.file.Path;

/** Tells files of a model, which its user did not write, from those of its user. */
final class ModelReading {
  private ModelReading() {}

  /** Reads something of a model's directory. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads it. */
    T read() throws IOException;
  }

  /**
   * What {@code reading} reads of {@code directory}.
   *
   * @throws IOException also if a file is not what it has to be
   */
  static <T> T of(Path directory, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (DataException e) {
      throw new IOException(
          directory + ": " + e.getMessage() + "; if the file is damaged, get it again", e);
    }
  }
}
