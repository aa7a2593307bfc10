package io.tracemill.json.lines;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A file, or the standard input, to read from.
 *
 * <p>Whether it is compressed (gzip or Zstandard) is seen from its first bytes, not its name.
 *
 * @param name as shown to people
 * @param path nothing for the standard input
 */
public record Input(String name, Optional<Path> path) {
  private static final int BUFFER = 1 << 16;

  /** What {@code argument} names: a file, or with {@code -} the standard input. */
  public static Input of(String argument) {
    return argument.equals("-")
        ? new Input("stdin", Optional.empty())
        : new Input(argument, Optional.of(Path.of(argument)));
  }

  /** Opens it, decompressed. */
  public InputStream open() throws IOException {
    return open(UnaryOperator.identity());
  }

  /**
   * Opens it, decompressed.
   *
   * @param raw goes around the stream of its bytes as they are stored, to count or to hash them
   */
  public InputStream open(UnaryOperator<InputStream> raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw.apply(stored()), BUFFER);
    try {
      return decompressed(in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** A pipe's channel would be asked where it stands, which it cannot say. */
  private InputStream stored() throws IOException {
    if (path.isEmpty()) {
      return System.in;
    }
    return Files.isRegularFile(path.get()) || Files.notExists(path.get())
        ? WholeFile.open(path.get())
        : new FileInputStream(path.get().toFile());
  }

  private static InputStream decompressed(BufferedInputStream in) throws IOException {
    return switch (Compression.of(in)) {
      case NONE -> in;
      case GZIP -> new GzipStream(in);
      case ZSTD -> Zstd.decompressed(in);
    };
  }

  /** Apart, so that zstd-jni is loaded for files that need it only. */
  private static final class Zstd {
    private Zstd() {}

    static InputStream decompressed(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }
  }

  /** Whether its bytes are stored as they are read, in a file that can be read again. */
  public boolean isPlain() throws IOException {
    return path.isPresent() && Files.isRegularFile(path.get()) && !isCompressed();
  }

  /** Whether a file is compressed; the standard input cannot be looked at twice and is not. */
  public boolean isCompressed() throws IOException {
    if (path.isEmpty()) {
      return false;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path.get()), 16)) {
      return Compression.of(in) != Compression.NONE;
    }
  }
}
